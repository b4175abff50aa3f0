-- What some backends wait for, who blocks them, and who waits behind them. Bound: the backends as an array of integers.
-- pg_blocking_pids() takes the lock manager for itself, so that it is asked for waiting sessions alone, and once for each.
-- pg_locks is read only where somebody waits, or where the role may not see whether others do: it copies the whole lock table.
with recursive own as materialized (
    select unnest(?::int[]) as pid
),
activity as materialized (
    select
        a.pid,
        a.backend_start,
        a.usename,
        a.application_name,
        a.state,
        a.wait_event_type,
        a.wait_event,
        a.xact_start,
        a.query_start,
        left(a.query, 1000) as query
    from pg_catalog.pg_stat_activity a
    where a.datname = current_database()
),
candidates as (
    select a.pid
    from activity a
    where a.wait_event_type = 'Lock'
    union
    select l.pid
    from pg_catalog.pg_locks l
    where not l.granted
        and l.pid in (select a.pid from activity a)
        and (select bool_or(a.query = '<insufficient privilege>') from activity a)
),
waiting as materialized (
    select c.pid, pg_catalog.pg_blocking_pids(c.pid) as blockers
    from (
        -- The run's own are always among them; behind the run waits who began late.
        select k.pid
        from candidates k
        left join own o on o.pid = k.pid
        left join activity a on a.pid = k.pid
        order by o.pid is null, a.query_start desc nulls last, k.pid
        limit 500
    ) c
),
since as materialized (
    select l.pid, min(l.waitstart) as waitstart
    from pg_catalog.pg_locks l
    where not l.granted
        and (select count(*) > 0 from waiting)
    group by l.pid
),
behind (pid) as (
    select w.pid
    from waiting w
    where exists (select from own o where o.pid = any (w.blockers))
        and w.pid not in (select o.pid from own o)
    union
    select w.pid
    from behind b
    join waiting w on b.pid = any (w.blockers)
    where w.pid not in (select o.pid from own o)
),
blockers as (
    select distinct b.pid
    from own o
    join waiting w on w.pid = o.pid
    cross join lateral unnest(w.blockers) as b (pid)
    where b.pid not in (select o2.pid from own o2)
)
select
    'own' as part,
    a.pid,
    null::timestamptz as backend_start,
    '' as role,
    '' as application,
    coalesce(a.state, '') as state,
    coalesce(a.wait_event_type || ': ' || a.wait_event, '') as wait_event,
    s.waitstart as since,
    (extract(epoch from clock_timestamp() - a.query_start) * 1000)::bigint as age_ms,
    '' as query,
    0 as queued
from own o
join activity a on a.pid = o.pid
left join since s on s.pid = a.pid
union all
select
    'blocker',
    b.pid,
    a.backend_start,
    coalesce(a.usename::text, ''),
    coalesce(a.application_name, ''),
    coalesce(a.state, case when b.pid = 0 then 'prepared transaction' else '' end),
    '',
    null,
    (extract(epoch from clock_timestamp() - a.xact_start) * 1000)::bigint,
    coalesce(a.query, ''),
    0
from blockers b
left join activity a on a.pid = b.pid
union all
select
    'queue',
    0,
    null,
    '',
    '',
    '',
    '',
    null,
    (extract(epoch from clock_timestamp() - min(s.waitstart)) * 1000)::bigint,
    '',
    count(*)::int
from behind b
left join since s on s.pid = b.pid

-- Tier 2: what some backends wait for, and what is in their way. Bound: the pids of those that wait, as an array.
-- pg_blocking_pids() takes the lock manager for itself, so that it is asked for waiting backends alone and once for each; a join of
-- pg_locks with itself would see neither the order of the queue nor parallel groups (PostgreSQL's documentation, section 9.27).
-- pg_locks copies the whole lock table: it is read once, called in the select list so that its rows are not kept in a file, and what
-- leaves the server is capped. Names are looked up for relations of the own database alone, by pg_class and without a lock on them.
-- A prepared transaction has no pid (0 here); its own transaction id tells whose its locks are.
with asked as materialized (
    select w.pid, pg_catalog.pg_blocking_pids(w.pid) as blockers
    from unnest(?::int[]) as w (pid)
),
blockers as materialized (
    select distinct b.pid
    from asked a
    cross join lateral unnest(a.blockers) as b (pid)
),
every as (
    select pg_catalog.pg_lock_status() as l
    offset 0
),
locks as materialized (
    select
        coalesce((e.l).pid, 0) as pid,
        (e.l).locktype as locktype,
        coalesce((e.l).database, 0::oid) as database,
        coalesce((e.l).relation, 0::oid) as relation,
        coalesce((e.l).page, 0) as page,
        coalesce((e.l).tuple, 0::smallint) as tuple,
        coalesce((e.l).virtualxid, '') as virtualxid,
        coalesce((e.l).transactionid, '0'::xid) as transactionid,
        coalesce((e.l).classid, 0::oid) as classid,
        coalesce((e.l).objid, 0::oid) as objid,
        coalesce((e.l).objsubid, 0::smallint) as objsubid,
        (e.l).virtualtransaction as virtualtransaction,
        (e.l).mode as mode,
        (e.l).granted as granted,
        (e.l).waitstart as waitstart
    from every e
    where not (e.l).granted
        or coalesce((e.l).pid, 0) in (select b.pid from blockers b)
        or ((e.l).locktype = 'tuple' and (e.l).pid in (select a.pid from asked a))
        or ((e.l).locktype = 'advisory' and (e.l).objsubid = 1)
),
wanted as materialized (
    select distinct
        l.locktype, l.database, l.relation, l.page, l.tuple, l.virtualxid, l.transactionid, l.classid, l.objid, l.objsubid
    from locks l
    where not l.granted
),
shown as (
    select 'wait' as part, l.*, false as waited_for
    from locks l
    where not l.granted and l.pid in (select a.pid from asked a)
    union all
    (
        select 'held', l.*, w.locktype is not null
        from locks l
        left join wanted w using (
            locktype, database, relation, page, tuple, virtualxid, transactionid, classid, objid, objsubid
        )
        where l.granted
            and (
                w.locktype is not null
                or l.locktype in ('tuple', 'advisory')
                or (l.locktype = 'transactionid' and l.pid = 0)
                or (
                    l.locktype = 'relation'
                    and l.mode not in ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')
                )
            )
        order by w.locktype is null
        limit 2000
    )
)
select
    s.part,
    s.pid,
    array_to_string(a.blockers, ',') as blockers,
    s.locktype,
    coalesce(d.datname::text, case when s.database = 0 then '' else s.database::text end) as database,
    coalesce(quote_ident(n.nspname) || '.' || quote_ident(c.relname), '') as relation_name,
    s.relation::bigint as relation,
    s.page,
    s.tuple,
    s.virtualxid,
    case when s.locktype = 'transactionid' then s.transactionid::text else '' end as transaction,
    s.classid::bigint as classid,
    s.objid::bigint as objid,
    s.objsubid,
    s.virtualtransaction,
    s.mode,
    s.waitstart,
    s.waited_for,
    0::bigint as locks
from shown s
left join asked a on a.pid = s.pid and s.part = 'wait'
left join pg_catalog.pg_database d on d.oid = s.database
left join pg_catalog.pg_class c
    on c.oid = s.relation
    and s.relation <> 0
    and (s.database = 0 or s.database = (select o.oid from pg_catalog.pg_database o where o.datname = current_database()))
left join pg_catalog.pg_namespace n on n.oid = c.relnamespace
union all
select
    'asked', a.pid, array_to_string(a.blockers, ','), '', '', '', 0, 0, 0, '', '', 0, 0, 0, '', '', null, false, 0
from asked a
where cardinality(a.blockers) > 0
    and a.pid not in (select l.pid from locks l where not l.granted)
union all
select 'count', l.pid, '', '', '', '', 0, 0, 0, '', '', 0, 0, 0, '', '', null, false, count(*)
from locks l
join blockers b on b.pid = l.pid
where l.granted
group by l.pid

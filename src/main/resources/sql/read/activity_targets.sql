-- What is to be known of some backends before and after something is done to them. Bound: their pids. One that has a transaction id has
-- written; the rights are those that pg_signal_backend() in PostgreSQL's signalfuncs.c asks for (pg_signal_autovacuum_worker is there from
-- 18 on). The advisory lock is that of a migration engine (see activity_locks). A replication sender has a row of its own.
with asked as materialized (
    select t.pid from unnest(?::int[]) as t (pid)
),
engines as (
    select
        (e.l).pid as pid,
        max(case when (e.l).classid = 0 then 'prisma' else 'flyway' end) as engine
    from (select pg_catalog.pg_lock_status() as l offset 0) e
    where (e.l).locktype = 'advisory'
        and (e.l).granted
        and (e.l).objsubid = 1
        and (e.l).pid in (select t.pid from asked t)
        and (
            ((e.l).classid::bigint << 32 | (e.l).objid::bigint) = 72707369
            or ((e.l).classid::bigint << 32 | (e.l).objid::bigint)
                between 77431708279161 - 2147483648 and 77431708279161 + 2147483647
        )
    group by (e.l).pid
)
select
    a.pid,
    a.backend_start,
    a.query_start,
    coalesce(a.state, '') as state,
    coalesce(a.wait_event_type, '') as wait_event_type,
    a.backend_xid is not null as wrote,
    coalesce(r.rolsuper, false) as superuser,
    a.usesysid is null as nobody,
    coalesce(pg_catalog.pg_has_role(a.usesysid, 'usage'), false) as own_role,
    coalesce(a.backend_type, '') = 'autovacuum worker'
        and exists (
            select 1
            from pg_catalog.pg_roles v
            where v.rolname = 'pg_signal_autovacuum_worker' and pg_catalog.pg_has_role(v.oid, 'usage')
        ) as own_autovacuum,
    coalesce(g.engine, '') as engine,
    coalesce(s.application_name, '') as standby
from pg_catalog.pg_stat_activity a
left join pg_catalog.pg_roles r on r.oid = a.usesysid
left join engines g on g.pid = a.pid
left join pg_catalog.pg_stat_replication s on s.pid = a.pid
where a.pid in (select t.pid from asked t)

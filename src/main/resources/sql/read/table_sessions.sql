-- Other sessions, and prepared transactions (pid 0), that hold locks on tables or their indexes. Bound: schemas and names as two arrays.
-- Ages by the moment of the statement: by the clock, a session that holds a table and its index would be two rows.
-- A prepared transaction has no pid in pg_locks, and keeps the local number that its session gave it (MarkAsPreparingGuts in PostgreSQL's
-- twophase.c); which one it is tells the lock on its own xid. Two that were given the same number are both named.
with tables as (
    select c.oid, n.nspname as schema, c.relname as name
    from unnest(?::text[], ?::text[]) as w (schema, name)
    join pg_catalog.pg_namespace n on n.nspname = w.schema
    join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = w.name
),
relations as (
    select t.oid, t.schema, t.name from tables t
    union
    select i.indexrelid, t.schema, t.name
    from tables t
    join pg_catalog.pg_index i on i.indrelid = t.oid
)
select distinct
    r.schema,
    r.name,
    coalesce(l.pid, 0) as pid,
    a.backend_start,
    coalesce(a.usename::text, p.owner::text, '') as role,
    coalesce(a.application_name, '') as application,
    case when l.pid is null then 'prepared transaction' else coalesce(a.state, '') end as state,
    (extract(epoch from statement_timestamp() - coalesce(a.state_change, p.prepared)) * 1000)::bigint as state_ms,
    (extract(epoch from statement_timestamp() - coalesce(a.xact_start, p.prepared)) * 1000)::bigint as transaction_ms,
    case when l.pid is null then coalesce(p.gid, '') else left(coalesce(a.query, ''), 1000) end as query
from relations r
join pg_catalog.pg_locks l on l.locktype = 'relation' and l.relation = r.oid
left join pg_catalog.pg_stat_activity a on a.pid = l.pid
left join (
    pg_catalog.pg_locks x
    join pg_catalog.pg_prepared_xacts p on p.transaction = x.transactionid and p.database = current_database()
) on l.pid is null
    and x.pid is null
    and x.locktype = 'transactionid'
    and x.virtualtransaction = l.virtualtransaction
where l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
    and l.pid is distinct from pg_backend_pid()
order by r.schema, r.name, pid

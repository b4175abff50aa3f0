-- The other sessions that hold one advisory lock of this database. Bound: its bigint key, which stands in pg_locks as its two
-- halves with objsubid 1 (PostgreSQL's documentation, pg_locks).
select
    l.pid,
    a.backend_start,
    coalesce(a.usename::text, '') as role,
    coalesce(a.application_name, '') as application,
    coalesce(host(a.client_addr), '') as client,
    coalesce(a.state, '') as state,
    a.state_change,
    coalesce(left(a.query, 1000), '') as query
from pg_catalog.pg_locks l
left join pg_catalog.pg_stat_activity a on a.pid = l.pid
where l.locktype = 'advisory'
    and l.granted
    and l.objsubid = 1
    and ((l.classid::bigint << 32) | l.objid::bigint) = ?
    and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
    and l.pid <> pg_backend_pid()
order by l.pid

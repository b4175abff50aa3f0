-- A lock on one bigint shows as its two halves with objsubid 1 (PostgreSQL's documentation, section 54.12, pg_locks).
select
    l.pid,
    coalesce(a.usename::text, '') as role,
    coalesce(a.application_name, '') as application,
    coalesce(host(a.client_addr), '') as client,
    a.backend_start
from pg_catalog.pg_locks l
left join pg_catalog.pg_stat_activity a on a.pid = l.pid
where l.locktype = 'advisory'
    and l.granted
    and l.classid = 0
    and l.objid = 72707369
    and l.objsubid = 1
    and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
    and l.pid <> pg_backend_pid()

-- A bigint key of an advisory lock stands in pg_locks as its two halves, with objsubid 1 (PostgreSQL's documentation, pg_locks).
select
    l.pid,
    coalesce(a.application_name, '') as application,
    coalesce(a.usename::text, '') as role,
    coalesce(a.xact_start, a.state_change, a.backend_start) as since
from pg_locks l
join pg_database d on d.oid = l.database and d.datname = current_database()
left join pg_stat_activity a on a.pid = l.pid
where l.locktype = 'advisory'
    and l.granted
    and l.objsubid = 1
    and ((l.classid::bigint << 32) | l.objid::bigint) = ?
order by l.pid
limit 1

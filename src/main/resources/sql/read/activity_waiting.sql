-- Who waits for a lock, for a role that may not see it in pg_stat_activity: pg_locks shows it to everybody.
select distinct l.pid
from pg_catalog.pg_locks l
where not l.granted
    and l.pid is not null
    and l.pid <> pg_backend_pid()
limit 1000

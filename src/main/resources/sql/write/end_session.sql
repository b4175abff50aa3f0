-- Both, pid and start, make it exactly this backend. The server waits five seconds until it is gone.
select pg_catalog.pg_terminate_backend(a.pid, 5000)
from pg_catalog.pg_stat_activity a
where a.pid = ? and a.backend_start = ?::timestamptz

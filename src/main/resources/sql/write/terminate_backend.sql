-- Both, pid and start, make it exactly this backend. The server does not wait: several are ended at once, and looked at afterwards.
select pg_catalog.pg_terminate_backend(a.pid) as sent
from pg_catalog.pg_stat_activity a
where a.pid = ? and a.backend_start = ?::timestamptz

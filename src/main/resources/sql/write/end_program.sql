-- The server does not see that a client is gone while it waits for a lock for it: it would go on waiting, and hold what it has.
select pg_catalog.pg_terminate_backend(a.pid, 10000) as ended
from pg_catalog.pg_stat_activity a
where a.application_name = ? and a.usename = session_user

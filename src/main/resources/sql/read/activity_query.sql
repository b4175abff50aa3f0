-- The whole statement of exactly one backend. Bound: its pid and when it was started.
select coalesce(a.query, '') as query
from pg_catalog.pg_stat_activity a
where a.pid = ? and a.backend_start = ?::timestamptz

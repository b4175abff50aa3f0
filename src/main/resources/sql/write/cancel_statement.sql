-- Pid and start make it exactly this backend, the start of the statement exactly this one: under a pooler it changes within milliseconds.
select pg_catalog.pg_cancel_backend(a.pid) as sent
from pg_catalog.pg_stat_activity a
where a.pid = ?
    and a.backend_start = ?::timestamptz
    and a.query_start = ?::timestamptz
    and a.state in ('active', 'fastpath function call')

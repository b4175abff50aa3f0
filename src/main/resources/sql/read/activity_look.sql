-- What some backends do just now, asked again and again after they were told to end: nothing here reads the lock table. Bound: their pids.
select
    a.pid,
    a.backend_start,
    a.query_start,
    coalesce(a.state, '') as state,
    coalesce(a.wait_event_type, '') as wait_event_type,
    a.backend_xid is not null as wrote
from pg_catalog.pg_stat_activity a
where a.pid in (select t.pid from unnest(?::int[]) as t (pid))

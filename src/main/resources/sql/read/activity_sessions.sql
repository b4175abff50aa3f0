-- Tier 1: one scan of pg_stat_activity. Moments are the server's, as is the one of the reading itself, so that ages are differences of
-- one clock. The own row stays in, so that there is always one to take that moment from. A statement can be 1 MB long
-- (track_activity_query_size): its beginning is read here, the whole by activity_query.
select
    statement_timestamp() as at,
    a.pid = pg_backend_pid() as own,
    a.pid,
    a.backend_start,
    a.leader_pid,
    a.backend_type,
    a.usename::text as role,
    a.datname::text as database,
    a.application_name as application,
    case when a.client_port = -1 then 'local' else host(a.client_addr) end as client,
    a.state,
    a.wait_event_type,
    a.wait_event,
    a.xact_start,
    a.query_start,
    a.state_change,
    age(a.backend_xmin)::bigint as xmin_age,
    a.query_id,
    left(a.query, 2000) as query,
    coalesce(octet_length(a.query), 0) as query_bytes
from pg_catalog.pg_stat_activity a

-- The sessions of the role that asks, as far as a practice incident wants to know of its own.
select
    a.pid,
    a.backend_start,
    coalesce(a.state, '') as state,
    coalesce(a.wait_event_type, '') as wait_event_type
from pg_catalog.pg_stat_activity a
where a.usesysid = (select r.oid from pg_catalog.pg_roles r where r.rolname = current_user)
    and a.pid <> pg_backend_pid()

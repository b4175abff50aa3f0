-- Whether exactly this backend is there. Bound: its pid and when it was started, which tells it from a later one with the same pid.
select exists (
    select from pg_catalog.pg_stat_activity a where a.pid = ? and a.backend_start = ?::timestamptz
) as there

-- What changes seldom. Rights count as PostgreSQL itself counts them for pg_stat_activity: those that the role has without a change
-- of role (has_privs_of_role in pgstatfuncs.c). reserved_connections is there from 16 on.
select
    pg_catalog.pg_postmaster_start_time() as started_at,
    current_setting('max_connections')::int as max_connections,
    current_setting('superuser_reserved_connections')::int
        + coalesce(current_setting('reserved_connections', true), '0')::int as reserved_connections,
    (select max(age(d.datfrozenxid)) from pg_catalog.pg_database d)::bigint as transaction_id_age,
    current_setting('autovacuum_freeze_max_age')::bigint as freeze_max_age,
    pg_catalog.pg_has_role('pg_read_all_stats', 'usage') as sees_others,
    pg_catalog.pg_has_role('pg_signal_backend', 'usage') as signals_others,
    (select r.rolsuper from pg_catalog.pg_roles r where r.rolname = current_user) as superuser

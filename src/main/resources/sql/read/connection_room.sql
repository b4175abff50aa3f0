-- Others' rows of pg_stat_activity are there for every role; only their contents need a privilege.
select
    (select count(*) from pg_catalog.pg_stat_activity where backend_type = 'client backend') as used,
    pg_catalog.current_setting('max_connections')::bigint as most,
    pg_catalog.current_setting('superuser_reserved_connections')::bigint as reserved

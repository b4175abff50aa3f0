-- The address, port and start time of the postmaster stand in for the system identifier.
select
    coalesce(inet_server_addr()::text, 'local') || ':' || coalesce(inet_server_port()::text, '')
        || '@' || pg_postmaster_start_time()::text as server_address,
    current_database() as database,
    (select d.oid::bigint from pg_database d where d.datname = current_database()) as database_oid,
    current_setting('server_version_num')::int as version_number,
    current_setting('server_version') as version,
    pg_is_in_recovery() as in_recovery,
    current_setting('transaction_read_only')::boolean as read_only,
    current_user as role

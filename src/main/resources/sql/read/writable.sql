-- A standby replays what its primary sends; elsewhere a default of the role or the database can make every transaction read-only.
select
    pg_is_in_recovery() as standby,
    current_setting('transaction_read_only')::boolean as read_only

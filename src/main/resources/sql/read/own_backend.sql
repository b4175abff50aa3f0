select pg_backend_pid() as pid, clock_timestamp() as at

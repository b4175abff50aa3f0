select pg_catalog.pg_terminate_backend(a.pid)
from pg_catalog.pg_stat_activity a
where a.datname in (?, ?)
  and a.pid <> pg_catalog.pg_backend_pid()
  and a.backend_type = 'client backend'

select a.pid,
       coalesce(a.usename, '') as role,
       coalesce(a.application_name, '') as application,
       coalesce(a.client_addr::text, 'local') as client,
       coalesce(a.state, '') as state
  from pg_catalog.pg_stat_activity a
 where a.datname = ?
   and a.pid <> pg_catalog.pg_backend_pid()
   and a.backend_type = 'client backend'
 order by a.backend_start

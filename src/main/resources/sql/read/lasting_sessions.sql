-- Who stays connected to a database whatever the role says: only superusers end sessions of superusers, and others' only who has their
-- rights or is in pg_signal_backend (pg_signal_backend in PostgreSQL's source). Bound: the database's name.
select a.pid, coalesce(a.usename, '') as role, coalesce(a.application_name, '') as application
  from pg_catalog.pg_stat_activity a
  left join pg_catalog.pg_roles r on r.oid = a.usesysid
  join pg_catalog.pg_roles me on me.rolname = current_user
 where a.datname = ?
   and a.pid <> pg_catalog.pg_backend_pid()
   and a.usesysid is not null
   and a.leader_pid is null
   and not me.rolsuper
   and (
       coalesce(r.rolsuper, false)
       or not (coalesce(pg_catalog.pg_has_role(a.usesysid, 'usage'), false) or pg_catalog.pg_has_role('pg_signal_backend', 'usage'))
   )
 order by a.pid

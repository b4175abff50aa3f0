select r.rolname as name
  from pg_catalog.pg_roles r
 order by r.rolname

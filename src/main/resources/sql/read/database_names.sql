select d.datname as name,
       pg_catalog.has_database_privilege(d.oid, 'connect') as open
  from pg_catalog.pg_database d
 where d.datallowconn
 order by d.datname

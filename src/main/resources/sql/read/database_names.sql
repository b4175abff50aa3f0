select d.datname as name
  from pg_catalog.pg_database d
 where d.datallowconn
 order by d.datname

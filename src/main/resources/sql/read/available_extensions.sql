select e.name
  from pg_catalog.pg_available_extensions e
 order by e.name

select m.oid::bigint as oid
  from pg_catalog.pg_largeobject_metadata m
 order by m.oid

-- pg_largeobject itself is for superusers; an object without a byte has no page there.
select m.oid::bigint as oid,
       coalesce((select sum(pg_catalog.octet_length(l.data))
                   from pg_catalog.pg_largeobject l
                  where l.loid = m.oid), 0)::bigint as bytes
  from pg_catalog.pg_largeobject_metadata m
 order by m.oid

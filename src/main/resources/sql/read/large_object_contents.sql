-- What large objects hold, as the SHA-256 over the SHA-256 of each stretch of 1 MiB, so that the server never holds more than one stretch.
-- lo_get reads for whoever may read the object; pg_largeobject itself is for superusers. Bound: JSON, an array of [oid, bytes].
with wanted as (
    select (w.value ->> 0)::bigint as oid, (w.value ->> 1)::bigint as bytes
    from pg_catalog.jsonb_array_elements(?::jsonb) as w (value)
)
select w.oid,
       pg_catalog.encode(
           pg_catalog.sha256(
               coalesce(
                   (
                       select pg_catalog.string_agg(
                                  pg_catalog.sha256(
                                      pg_catalog.lo_get(w.oid::oid, s.start, least(1048576, w.bytes - s.start)::int)
                                  ),
                                  ''::bytea
                                  order by s.start
                              )
                       from pg_catalog.generate_series(0::bigint, w.bytes - 1, 1048576::bigint) as s (start)
                   ),
                   ''::bytea
               )
           ),
           'hex'
       ) as digest,
       pg_catalog.octet_length(pg_catalog.lo_get(w.oid::oid, w.bytes, 1)) > 0 as longer
from wanted w

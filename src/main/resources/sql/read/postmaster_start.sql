-- When the server was started, in microseconds since 1970: every role may ask, and no two servers answer the same.
select (extract(epoch from pg_catalog.pg_postmaster_start_time()) * 1000000)::bigint as micros

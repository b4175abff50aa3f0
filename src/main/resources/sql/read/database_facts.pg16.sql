select d.oid::bigint as oid,
       pg_catalog.pg_encoding_to_char(d.encoding) as encoding,
       d.datcollate as collate,
       d.datctype as ctype,
       case d.datlocprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end as provider,
       coalesce(d.daticulocale, '') as locale,
       coalesce(d.daticurules, '') as rules,
       pg_catalog.pg_get_userbyid(d.datdba) as owner
  from pg_catalog.pg_database d
 where d.datname = ?

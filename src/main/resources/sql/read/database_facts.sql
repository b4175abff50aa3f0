select d.oid::bigint as oid,
       pg_catalog.pg_encoding_to_char(d.encoding) as encoding,
       d.datcollate as collate,
       d.datctype as ctype,
       '' as provider,
       '' as locale,
       '' as rules,
       pg_catalog.pg_get_userbyid(d.datdba) as owner
  from pg_catalog.pg_database d
 where d.datname = ?

-- A database's encoding and locale. What tells of the locale has other columns in each major (15: datlocprovider, daticulocale; 16:
-- daticurules; 17: datlocale in place of daticulocale), so it is read by name from the whole row, where what a server lacks is null.
select d.oid::bigint as oid,
       pg_catalog.pg_encoding_to_char(d.encoding) as encoding,
       d.datcollate as collate,
       d.datctype as ctype,
       case f.facts ->> 'datlocprovider' when 'c' then 'libc' when 'i' then 'icu' when 'b' then 'builtin' else '' end as provider,
       coalesce(f.facts ->> 'datlocale', f.facts ->> 'daticulocale', '') as locale,
       coalesce(f.facts ->> 'daticurules', '') as rules,
       pg_catalog.pg_get_userbyid(d.datdba) as owner
  from pg_catalog.pg_database d
 cross join lateral (select pg_catalog.to_jsonb(d)) as f (facts)
 where d.datname = ?

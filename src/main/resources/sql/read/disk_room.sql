-- Sorts some 8 MB with less memory than that, so that the server writes them into a temporary file, which it removes again: of what it
-- may do without changing anything only this fails on a full disk. It lies where the database does. The settings hold for this statement.
with settings as materialized (
    select pg_catalog.set_config('work_mem', '64kB', true) || pg_catalog.set_config('temp_tablespaces', '', true) as made
)
select count(*) as rows
  from settings s
 cross join lateral (
     select g
       from pg_catalog.generate_series(1, 8192) g
      where s.made is not null
      order by pg_catalog.repeat(pg_catalog.md5(g::text), 32)
 ) sorted

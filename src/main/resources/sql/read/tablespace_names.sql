select t.spcname as name
  from pg_catalog.pg_tablespace t
 order by t.spcname

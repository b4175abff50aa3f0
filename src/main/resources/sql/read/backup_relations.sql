-- What a dump of the database can hold rows of or be limited to. relpages, and not pg_relation_size(), which waits for a table's lock.
-- A partition carries the name of the partitioned table at its top.
select n.nspname as schema,
       c.relname as name,
       c.relkind::text as kind,
       c.reltuples::bigint as row_estimate,
       c.relpages::bigint * current_setting('block_size')::bigint as bytes,
       exists (select 1
                 from pg_catalog.pg_depend d
                where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                  and d.objid = c.oid
                  and d.deptype = 'e') as of_extension,
       rn.nspname as root_schema,
       rc.relname as root_name
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join pg_catalog.pg_class rc on c.relispartition and rc.oid = pg_catalog.pg_partition_root(c.oid)
  left join pg_catalog.pg_namespace rn on rn.oid = rc.relnamespace
 where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
   and c.relpersistence <> 't'
   and n.nspname not like 'pg\_%'
   and n.nspname <> 'information_schema'
 order by n.nspname, c.relname

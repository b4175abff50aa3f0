-- What of a database a dump can make, but for what belongs to something else: members of extensions, sequences and types of tables,
-- indexes, constraints and triggers. Kinds are pg_dump's words. A partition carries the name of the partitioned table at its top, which
-- it goes with. Ids below 16384 are the server's own.
with made as (
    select 'pg_catalog.pg_namespace'::pg_catalog.regclass as class, n.oid, 'SCHEMA' as kind, '' as schema, n.nspname::text as name,
           null::oid as root
      from pg_catalog.pg_namespace n
     where n.nspname not like 'pg\_%'
    union all
    select 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid,
           case c.relkind when 'r' then 'TABLE' when 'p' then 'TABLE' when 'v' then 'VIEW' when 'm' then 'MATERIALIZED VIEW'
               when 'S' then 'SEQUENCE' when 'f' then 'FOREIGN TABLE' end,
           n.nspname, c.relname, case when c.relispartition then pg_catalog.pg_partition_root(c.oid) end
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
       and c.relpersistence <> 't'
    union all
    select 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid,
           case p.prokind when 'p' then 'PROCEDURE' when 'a' then 'AGGREGATE' else 'FUNCTION' end,
           n.nspname,
           p.proname || '(' || coalesce((select string_agg(pg_catalog.format_type(a.type, null), ', ' order by a.place)
                                           from unnest(p.proargtypes) with ordinality as a(type, place)), '') || ')',
           null
      from pg_catalog.pg_proc p
      join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    union all
    select 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, case t.typtype when 'd' then 'DOMAIN' else 'TYPE' end, n.nspname, t.typname,
           null
      from pg_catalog.pg_type t
      join pg_catalog.pg_namespace n on n.oid = t.typnamespace
      left join pg_catalog.pg_class c on c.oid = t.typrelid
     where t.typtype in ('b', 'c', 'd', 'e', 'r')
       and t.typelem = 0
       and (t.typrelid = 0 or c.relkind = 'c')
    union all
    select 'pg_catalog.pg_extension'::pg_catalog.regclass, e.oid, 'EXTENSION', '', e.extname, null
      from pg_catalog.pg_extension e
    union all
    select 'pg_catalog.pg_event_trigger'::pg_catalog.regclass, e.oid, 'EVENT TRIGGER', '', e.evtname, null
      from pg_catalog.pg_event_trigger e
    union all
    select 'pg_catalog.pg_publication'::pg_catalog.regclass, p.oid, 'PUBLICATION', '', p.pubname, null
      from pg_catalog.pg_publication p
)
select m.kind, m.schema, m.name, rn.nspname as root_schema, rc.relname as root_name
  from made m
  left join pg_catalog.pg_class rc on rc.oid = m.root
  left join pg_catalog.pg_namespace rn on rn.oid = rc.relnamespace
 where m.oid >= 16384
   and m.schema not like 'pg\_%'
   and m.schema <> 'information_schema'
   and not exists (
       select 1
         from pg_catalog.pg_depend d
        where d.classid = m.class
          and d.objid = m.oid
          and d.objsubid = 0
          and (d.deptype = 'e'
              or (d.deptype in ('a', 'i')
                  and (m.kind = 'SEQUENCE' or m.class in ('pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_type'::pg_catalog.regclass)))))
 order by m.schema, m.kind, m.name

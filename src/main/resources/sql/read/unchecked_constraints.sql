select n.nspname as schema, coalesce(c.relname, '') as table_name, k.conname as name
  from pg_catalog.pg_constraint k
  join pg_catalog.pg_namespace n on n.oid = k.connamespace
  left join pg_catalog.pg_class c on c.oid = k.conrelid
 where not k.convalidated
   and n.nspname not like 'pg\_%'
 order by n.nspname, c.relname, k.conname

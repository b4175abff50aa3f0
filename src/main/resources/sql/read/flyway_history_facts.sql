-- Where Flyway's history would be and what the schema holds. What an extension brought does not count as content: Flyway does not
-- count it either when it decides whether a schema without history is empty.
with wanted as (
    select coalesce(nullif(?::text, ''), current_schema(), 'public') as schema_name, ?::text as table_name
)
select
    w.schema_name,
    n.oid is not null as schema_exists,
    c.oid is not null as table_exists,
    coalesce(has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select'), false) as readable,
    not exists (
        select 1
        from pg_attribute a
        where a.attrelid = c.oid
            and a.attnum > 0
            and not a.attisdropped
            and a.attname not in (
                'installed_rank', 'version', 'description', 'type', 'script', 'checksum', 'installed_by', 'installed_on',
                'execution_time', 'success'
            )
    ) as plain,
    current_setting('search_path') as search_path,
    current_user::text as role,
    exists (
        select 1
        from pg_class o
        where o.relnamespace = n.oid
            and o.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
            and not exists (select 1 from pg_depend d where d.objid = o.oid and d.deptype = 'e')
        union all
        select 1
        from pg_proc p
        where p.pronamespace = n.oid
            and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
        union all
        select 1
        from pg_type t
        where t.typnamespace = n.oid
            and t.typtype in ('d', 'e', 'c', 'r')
            and t.typrelid = 0
            and not exists (select 1 from pg_depend d where d.objid = t.oid and d.deptype = 'e')
    ) as occupied
from wanted w
left join pg_namespace n on n.nspname = w.schema_name
left join pg_class c on c.relnamespace = n.oid and c.relname = w.table_name and c.relkind in ('r', 'p', 'v')

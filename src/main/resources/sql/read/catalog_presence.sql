-- Whether one object is in the catalogue. Bound: its kind, the schema, the name, and for what belongs to another object its own name.
with wanted as (
    select ?::text as kind, ?::text as schema, ?::text as name, ?::text as part
),
relation as (
    select c.oid, c.relkind
    from wanted w
    join pg_catalog.pg_namespace n on n.nspname = w.schema
    join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = w.name
)
select
    case w.kind
        when 'relation' then exists (select from relation)
        when 'index' then exists (
            select
            from relation r
            join pg_catalog.pg_index i on i.indexrelid = r.oid
            where i.indisvalid
        )
        when 'type' then exists (
            select
            from pg_catalog.pg_type t
            join pg_catalog.pg_namespace n on n.oid = t.typnamespace
            where n.nspname = w.schema and t.typname = w.name
        )
        when 'value' then exists (
            select
            from pg_catalog.pg_enum e
            join pg_catalog.pg_type t on t.oid = e.enumtypid
            join pg_catalog.pg_namespace n on n.oid = t.typnamespace
            where n.nspname = w.schema and t.typname = w.name and e.enumlabel = w.part
        )
        when 'routine' then exists (
            select
            from pg_catalog.pg_proc p
            join pg_catalog.pg_namespace n on n.oid = p.pronamespace
            where n.nspname = w.schema and p.proname = w.name
        )
        when 'schema' then exists (select from pg_catalog.pg_namespace n where n.nspname = w.name)
        when 'extension' then exists (select from pg_catalog.pg_extension e where e.extname = w.name)
        when 'column' then exists (
            select
            from relation r
            join pg_catalog.pg_attribute a on a.attrelid = r.oid
            where a.attname = w.part and a.attnum > 0 and not a.attisdropped
        )
        when 'constraint' then exists (
            select
            from relation r
            join pg_catalog.pg_constraint k on k.conrelid = r.oid
            where k.conname = w.part
        )
        when 'trigger' then exists (
            select
            from relation r
            join pg_catalog.pg_trigger g on g.tgrelid = r.oid
            where g.tgname = w.part
        )
    end as present
from wanted w

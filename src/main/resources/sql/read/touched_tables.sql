-- Tables by name, with their sizes, partitions included. Bound: schemas and names as two arrays of text; an index stands for its table.
-- The size of a table is not asked for while another session holds it exclusively: that would wait.
with wanted as (
    select distinct w.schema, w.name
    from unnest(?::text[], ?::text[]) as w (schema, name)
),
tables as (
    select w.schema, w.name, coalesce(i.indrelid, c.oid) as oid
    from wanted w
    join pg_catalog.pg_namespace n on n.nspname = w.schema
    join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = w.name and c.relkind in ('r', 'p', 'm', 'i', 'I')
    left join pg_catalog.pg_index i on i.indexrelid = c.oid
),
held as (
    select distinct l.relation
    from pg_catalog.pg_locks l
    where l.locktype = 'relation'
        and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
        and l.mode = 'AccessExclusiveLock'
        and l.pid is distinct from pg_backend_pid()
)
select
    t.schema as wanted_schema,
    t.name as wanted_name,
    n.nspname as schema,
    c.relname as name,
    c.relname <> t.name as by_index,
    greatest(c.reltuples, 0)::bigint as rows_estimate,
    case
        when c.oid in (select h.relation from held h) then null
        when c.relkind = 'p' then (
            select coalesce(sum(pg_catalog.pg_total_relation_size(p.relid)), 0)
            from pg_catalog.pg_partition_tree(c.oid) p
            where p.isleaf
        )
        else pg_catalog.pg_total_relation_size(c.oid)
    end::bigint as bytes
from tables t
join pg_catalog.pg_class c on c.oid = t.oid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
order by n.nspname, c.relname

-- What named tables are, and the query that counts them. Bound: JSON, an array of {"schema", "name"} whose schema may be null, and the
-- schema that is meant then. A name without quotes may be meant in lower case, as the server folds it.
-- The size is the planner's estimate, of a partitioned table that of its partitions; null where nothing was analysed yet.
with recursive wanted as (
    select w.ordinality as nr, w.value ->> 'schema' as schema, w.value ->> 'name' as name
    from pg_catalog.jsonb_array_elements(?::jsonb) with ordinality as w (value, ordinality)
),
fallback as (
    select ?::text as schema
),
found as (
    select w.nr, w.schema as wanted_schema, w.name as wanted_name, c.oid, n.nspname as schema, c.relname as name, c.relkind
    from wanted w
    cross join fallback f
    left join lateral (
        select c.oid, c.relnamespace, c.relname, c.relkind
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace s on s.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f')
            and c.relname in (w.name, lower(w.name))
            and (
                s.nspname in (w.schema, lower(w.schema))
                or (w.schema is null and (s.nspname = f.schema or pg_catalog.pg_table_is_visible(c.oid)))
            )
        order by c.relname = w.name desc, s.nspname = coalesce(w.schema, f.schema) desc
        limit 1
    ) c on true
    left join pg_catalog.pg_namespace n on n.oid = c.relnamespace
),
parts (nr, oid) as (
    select f.nr, f.oid
    from found f
    where f.oid is not null
    union
    select p.nr, i.inhrelid
    from parts p
    join pg_catalog.pg_inherits i on i.inhparent = p.oid
),
size as (
    select
        p.nr,
        case when bool_or(c.reltuples >= 0) then sum(greatest(c.reltuples, 0))::bigint end as estimate
    from parts p
    join pg_catalog.pg_class c on c.oid = p.oid and c.relkind in ('r', 'm', 'f')
    group by p.nr
)
select
    f.nr,
    coalesce(f.schema, f.wanted_schema) as schema,
    coalesce(f.name, f.wanted_name) as name,
    f.oid is not null as present,
    coalesce(pg_catalog.has_table_privilege(f.oid, 'select') or pg_catalog.has_any_column_privilege(f.oid, 'select'), false) as readable,
    s.estimate,
    case when f.oid is not null then pg_catalog.format('select pg_catalog.count(*) as count from %I.%I', f.schema, f.name) end as sql
from found f
left join size s on s.nr = f.nr
order by f.nr

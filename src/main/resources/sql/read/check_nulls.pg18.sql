-- Columns that must have values while nobody has looked at all of them: NOT NULL or CHECK (column IS NOT NULL), NOT VALID, and those that the
-- workspace names. What the catalogue calls NOT NULL and valid is certain and not counted. Bound: JSON, an array of {"schema", "table",
-- "column"} whose schema may be null, and the schema that is meant then.
with recursive fallback as (
    select w.value, f.schema
    from (select ?::jsonb as columns, ?::text as schema) f
    left join lateral pg_catalog.jsonb_array_elements(f.columns) as w (value) on true
),
named as (
    select f.value ->> 'table' as wanted, f.value ->> 'column' as wanted_column, a.attrelid, a.attnum, a.attnotnull
    from fallback f
    left join lateral (
        select c.oid
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace s on s.oid = c.relnamespace
        where c.relkind in ('r', 'p')
            and c.relname in (f.value ->> 'table', lower(f.value ->> 'table'))
            and (
                s.nspname in (f.value ->> 'schema', lower(f.value ->> 'schema'))
                or (f.value ->> 'schema' is null and (s.nspname = f.schema or pg_catalog.pg_table_is_visible(c.oid)))
            )
        order by c.relname = f.value ->> 'table' desc, s.nspname = coalesce(f.value ->> 'schema', f.schema) desc
        limit 1
    ) t on true
    left join pg_catalog.pg_attribute a
        on a.attrelid = t.oid
        and a.attnum > 0
        and not a.attisdropped
        and a.attname in (f.value ->> 'column', lower(f.value ->> 'column'))
    where f.value is not null
),
columns as (
    select n.wanted || '.' || n.wanted_column as wanted, n.attrelid, n.attnum, coalesce(n.attnotnull and exists (
            select from pg_catalog.pg_constraint v where v.conrelid = n.attrelid and v.contype = 'n' and v.conkey[1] = n.attnum and v.convalidated
        ), false) as certain,
        'named in the workspace' as why, false as only
    from named n
    union all
    select null, k.conrelid, k.conkey[1], false, k.conname || ' is not valid', k.connoinherit
    from pg_catalog.pg_constraint k
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where not k.convalidated
        and k.conislocal
        and k.conrelid <> 0
        and (
            (
                k.contype = 'c'
                and cardinality(k.conkey) = 1
                and pg_catalog.pg_get_expr(k.conbin, k.conrelid) = '(' || pg_catalog.quote_ident(a.attname) || ' IS NOT NULL)'
            )
            or k.contype = 'n'
        )
),
parts (root, oid) as (
    select distinct c.attrelid, c.attrelid
    from columns c
    where c.attrelid is not null
    union
    select p.root, i.inhrelid
    from parts p
    join pg_catalog.pg_inherits i on i.inhparent = p.oid
),
size as (
    select p.root, case when bool_or(c.reltuples >= 0) then sum(greatest(c.reltuples, 0))::bigint end as estimate
    from parts p
    join pg_catalog.pg_class c on c.oid = p.oid and c.relkind = 'r'
    group by p.root
),
keys as (
    select i.indrelid, string_agg(pg_catalog.quote_ident(a.attname), ', ' order by u.nr) as list
    from pg_catalog.pg_index i
    cross join lateral unnest(i.indkey::int2[]) with ordinality as u (attnum, nr)
    join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.attnum
    where i.indisprimary
    group by i.indrelid
)
select
    n.nspname as schema,
    t.relname as table_name,
    a.attname as column_name,
    c.wanted,
    c.why,
    c.certain,
    coalesce(pg_catalog.has_column_privilege(t.oid, a.attnum, 'select'), false) as readable,
    s.estimate,
    case when a.attname is not null then pg_catalog.format(
        'select pg_catalog.count(*) as count from %s%I.%I where %I is null',
        case when c.only and t.relkind = 'r' then 'only ' else '' end, n.nspname, t.relname, a.attname
    ) end as sql,
    case when a.attname is not null then pg_catalog.format(
        'select pg_catalog.concat_ws('', '', %s) as key from %s%I.%I where %I is null',
        coalesce(k.list, 'ctid'), case when c.only and t.relkind = 'r' then 'only ' else '' end, n.nspname, t.relname, a.attname
    ) end as sample_sql
from columns c
left join pg_catalog.pg_class t on t.oid = c.attrelid
left join pg_catalog.pg_namespace n on n.oid = t.relnamespace
left join pg_catalog.pg_attribute a on a.attrelid = c.attrelid and a.attnum = c.attnum
left join size s on s.root = c.attrelid
left join keys k on k.indrelid = c.attrelid
where c.wanted is not null
    or n.nspname !~ '^pg_'
order by n.nspname, t.relname, a.attnum

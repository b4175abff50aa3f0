-- Foreign keys, and the queries that find the rows that they refuse: those that a NOT VALID key never looked at, or that came in while
-- triggers were off. One of a partitioned table stands for those of its partitions. ONLY where children by inheritance are not meant:
-- a foreign key is not inherited. MATCH SIMPLE lets a row pass that has any NULL, MATCH FULL one that has nothing but NULL.
-- 18 knows keys over time (PERIOD), which this query does not find orphans of, and NOT ENFORCED ones, which nobody looks at.
-- The size is the planner's estimate of the referencing rows; null where nothing was analysed yet.
with recursive parts (root, oid) as (
    select distinct k.conrelid, k.conrelid
    from pg_catalog.pg_constraint k
    where k.contype = 'f'
    union
    select p.root, i.inhrelid
    from parts p
    join pg_catalog.pg_inherits i on i.inhparent = p.oid
    join pg_catalog.pg_class c on c.oid = i.inhparent and c.relkind = 'p'
),
size as (
    select p.root, case when bool_or(c.reltuples >= 0) then sum(greatest(c.reltuples, 0))::bigint end as estimate
    from parts p
    join pg_catalog.pg_class c on c.oid = p.oid and c.relkind = 'r'
    group by p.root
),
pairs as (
    select
        k.oid,
        string_agg(pg_catalog.format('f.%I', a.attname), ', ' order by u.nr) as own,
        string_agg(pg_catalog.format('f.%I is not null', a.attname), ' and ' order by u.nr) as all_there,
        string_agg(pg_catalog.format('f.%I is null', a.attname), ' or ' order by u.nr) as any_null,
        string_agg(pg_catalog.format('f.%I is not null', a.attname), ' or ' order by u.nr) as any_there,
        string_agg(
            pg_catalog.format('p.%I operator(%I.%s) f.%I', b.attname, os.nspname, o.oprname, a.attname), ' and ' order by u.nr
        ) as matches,
        bool_and(
            pg_catalog.has_column_privilege(k.conrelid, a.attnum, 'select')
            and pg_catalog.has_column_privilege(k.confrelid, b.attnum, 'select')
        ) as readable
    from pg_catalog.pg_constraint k
    cross join lateral unnest(k.conkey, k.confkey, k.conpfeqop) with ordinality as u (own, theirs, operator, nr)
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.own
    join pg_catalog.pg_attribute b on b.attrelid = k.confrelid and b.attnum = u.theirs
    join pg_catalog.pg_operator o on o.oid = u.operator
    join pg_catalog.pg_namespace os on os.oid = o.oprnamespace
    where k.contype = 'f'
    group by k.oid
),
orphans as (
    select
        k.oid,
        pg_catalog.format(
            'from %s%I.%I f where %s',
            case when t.relkind = 'p' then '' else 'only ' end,
            n.nspname,
            t.relname,
            case
                when k.confmatchtype = 'f' then pg_catalog.format(
                    '(%s) and (%s or not exists (select from %s%I.%I p where %s))',
                    x.any_there, x.any_null, case when r.relkind = 'p' then '' else 'only ' end, rn.nspname, r.relname, x.matches
                )
                else pg_catalog.format(
                    '%s and not exists (select from %s%I.%I p where %s)',
                    x.all_there, case when r.relkind = 'p' then '' else 'only ' end, rn.nspname, r.relname, x.matches
                )
            end
        ) as tail
    from pg_catalog.pg_constraint k
    join pairs x on x.oid = k.oid
    join pg_catalog.pg_class t on t.oid = k.conrelid
    join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    join pg_catalog.pg_class r on r.oid = k.confrelid
    join pg_catalog.pg_namespace rn on rn.oid = r.relnamespace
)
select
    n.nspname as schema,
    t.relname as table_name,
    k.conname as name,
    pg_catalog.pg_get_constraintdef(k.oid) as definition,
    k.convalidated as valid,
    k.conenforced as enforced,
    k.conperiod as over_time,
    coalesce(x.readable, false) as readable,
    s.estimate,
    'select pg_catalog.count(*) as count ' || o.tail as sql,
    'select ' || x.own || ' ' || o.tail as sample_sql
from pg_catalog.pg_constraint k
join pg_catalog.pg_class t on t.oid = k.conrelid
join pg_catalog.pg_namespace n on n.oid = t.relnamespace
join pairs x on x.oid = k.oid
join orphans o on o.oid = k.oid
left join size s on s.root = k.conrelid
where k.contype = 'f'
    and k.conparentid = 0
    and n.nspname !~ '^pg_'
order by k.convalidated, s.estimate nulls last, n.nspname, t.relname, k.conname

-- Sequences that fill a column (identity, serial or a default of nextval), and the query that compares the two. Without an index that begins
-- with the column its largest value takes a look at the whole table: the estimate says how long that is.
with filling as (
    -- An identity's own sequence.
    select d.objid as sequence, d.refobjid as relation, d.refobjsubid as attnum
    from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.deptype = 'i'
        and d.refobjsubid > 0
    union
    -- One that a default calls, as a serial's does.
    select d.refobjid, f.adrelid, f.adnum
    from pg_catalog.pg_depend d
    join pg_catalog.pg_attrdef f on f.oid = d.objid
    where d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
        and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
)
select
    sn.nspname as schema,
    s.relname as name,
    n.nspname as table_schema,
    t.relname as table_name,
    a.attname as column_name,
    q.seqincrement as step,
    coalesce(
        pg_catalog.has_sequence_privilege(s.oid, 'select') and pg_catalog.has_column_privilege(t.oid, a.attnum, 'select'), false
    ) as readable,
    exists (select from pg_catalog.pg_index i where i.indrelid = t.oid and i.indkey[0] = a.attnum and i.indisvalid) as indexed,
    case when t.reltuples >= 0 then t.reltuples::bigint end as estimate,
    pg_catalog.format(
        'select (select pg_catalog.%s(%I) from %I.%I)::bigint as furthest, case when is_called then last_value + (%s) else last_value end as next from %I.%I',
        case when q.seqincrement > 0 then 'max' else 'min' end,
        a.attname, n.nspname, t.relname, q.seqincrement, sn.nspname, s.relname
    ) as sql
from filling f
join pg_catalog.pg_class s on s.oid = f.sequence and s.relkind = 'S'
join pg_catalog.pg_namespace sn on sn.oid = s.relnamespace
join pg_catalog.pg_sequence q on q.seqrelid = s.oid
join pg_catalog.pg_class t on t.oid = f.relation and t.relkind in ('r', 'p')
join pg_catalog.pg_namespace n on n.oid = t.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = f.attnum and not a.attisdropped
left join pg_catalog.pg_attrdef e on e.adrelid = t.oid and e.adnum = a.attnum
where a.atttypid in ('int2'::pg_catalog.regtype, 'int4'::pg_catalog.regtype, 'int8'::pg_catalog.regtype, 'numeric'::pg_catalog.regtype)
    and (a.attidentity <> '' or pg_catalog.pg_get_expr(e.adbin, e.adrelid) like 'nextval(%')
    and not q.seqcycle
    and n.nspname !~ '^pg_'
order by n.nspname, t.relname, a.attnum

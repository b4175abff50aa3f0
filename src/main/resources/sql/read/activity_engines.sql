-- The advisory locks that migration engines hold: Prisma's key, and Flyway's, which is a fixed number plus a hash of 32 bits. Read in the
-- way of activity_locks, and apart from it: an engine that nobody waits for is looked for less often.
with keys as materialized (
    select e.l, (e.l).classid::bigint << 32 | (e.l).objid::bigint as key
    from (select pg_catalog.pg_lock_status() as l offset 0) e
    where (e.l).objsubid = 1 and (e.l).classid in (0, 18027, 18028) and (e.l).locktype = 'advisory' and (e.l).granted
)
select
    coalesce((k.l).pid, 0) as pid,
    (k.l).locktype as locktype,
    coalesce(d.datname::text, nullif((k.l).database, 0::oid)::text, '') as database,
    '' as relation_name,
    0::bigint as relation,
    0 as page,
    0 as tuple,
    '' as virtualxid,
    '' as transaction,
    (k.l).classid::bigint as classid,
    (k.l).objid::bigint as objid,
    (k.l).objsubid::int as objsubid,
    coalesce((k.l).virtualtransaction, '') as virtualtransaction,
    (k.l).mode as mode
from keys k
left join pg_catalog.pg_database d on d.oid = (k.l).database
where k.key = 72707369 or k.key between 77431708279161 - 2147483648 and 77431708279161 + 2147483647
limit 200

-- Tier 2, second half: what some backends wait for, and what those hold that are in their way. Bound: the pids of both, two arrays.
-- pg_locks copies the whole lock table, and a view or function in the from clause keeps its rows first: at 50,000 locks that takes
-- half as long again as the function behind it in the select list. So that is what is read, once, and of each lock only whether anybody
-- watched holds it: each further question about it takes a tenth of that time. Of those that block, what nobody waits for and what is
-- weak is then left out; what leaves the server is capped, and what somebody waits for goes first. Names are looked up for relations of
-- the own database alone, in pg_class and without a lock on them. A prepared transaction has no pid (0 here); the lock on its own
-- transaction id tells whose its locks are. Advisory locks are those of migration engines: Prisma's key, and Flyway's, which is a fixed
-- number plus a hash of 32 bits.
with waiting as materialized (
    select w.pid from unnest(?::int[]) as w (pid)
),
blocking as materialized (
    select b.pid from unnest(?::int[]) as b (pid)
),
watched as materialized (
    select w.pid from waiting w
    union all
    select b.pid from blocking b
),
seen as materialized (
    select e.l
    from (select pg_catalog.pg_lock_status() as l offset 0) e
    where coalesce((e.l).pid, 0) in (select w.pid from watched w)
),
first as materialized (
    select e.l
    from seen e
    where not (e.l).granted
        or ((e.l).locktype = 'tuple' and (e.l).pid in (select w.pid from waiting w))
        or (
            (e.l).locktype = 'advisory'
            and (e.l).objsubid = 1
            and (
                ((e.l).classid::bigint << 32 | (e.l).objid::bigint) = 72707369
                or ((e.l).classid::bigint << 32 | (e.l).objid::bigint)
                    between 77431708279161 - 2147483648 and 77431708279161 + 2147483647
            )
        )
),
wanted as materialized (
    select distinct
        (f.l).relation as relation,
        (f.l).transactionid as transactionid,
        (f.l).virtualxid as virtualxid,
        (f.l).classid as classid,
        (f.l).objid as objid
    from first f
    where not (f.l).granted
),
second as materialized (
    select e.l
    from seen e
    where (e.l).granted
        and coalesce((e.l).pid, 0) in (select b.pid from blocking b)
        and (
            (e.l).relation in (select w.relation from wanted w where w.relation is not null)
            or (e.l).transactionid in (select w.transactionid from wanted w where w.transactionid is not null)
            or (e.l).virtualxid in (select w.virtualxid from wanted w where w.virtualxid is not null)
            or ((e.l).classid, (e.l).objid) in (
                select w.classid, w.objid from wanted w where w.classid is not null and w.objid is not null
            )
            or ((e.l).locktype = 'transactionid' and (e.l).pid is null)
            or (
                (e.l).locktype = 'relation'
                and (e.l).mode not in ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')
            )
        )
    order by
        (e.l).locktype = 'relation'
        and (e.l).relation not in (select w.relation from wanted w where w.relation is not null)
    limit 2000
),
shown as (
    select case when (f.l).granted then 'held' else 'wait' end as part, f.l
    from first f
    where (f.l).granted or (f.l).pid in (select w.pid from waiting w)
    union all
    select 'held', s.l
    from second s
)
select
    s.part,
    coalesce((s.l).pid, 0) as pid,
    (s.l).locktype as locktype,
    coalesce(d.datname::text, nullif((s.l).database, 0::oid)::text, '') as database,
    coalesce(quote_ident(n.nspname) || '.' || quote_ident(c.relname), '') as relation_name,
    coalesce((s.l).relation, 0::oid)::bigint as relation,
    coalesce((s.l).page, 0) as page,
    coalesce((s.l).tuple, 0::smallint)::int as tuple,
    coalesce((s.l).virtualxid, '') as virtualxid,
    coalesce((s.l).transactionid::text, '') as transaction,
    coalesce((s.l).classid, 0::oid)::bigint as classid,
    coalesce((s.l).objid, 0::oid)::bigint as objid,
    coalesce((s.l).objsubid, 0::smallint)::int as objsubid,
    coalesce((s.l).virtualtransaction, '') as virtualtransaction,
    (s.l).mode as mode,
    (s.l).waitstart as waitstart
from shown s
left join pg_catalog.pg_database d on d.oid = (s.l).database
left join pg_catalog.pg_class c
    on c.oid = (s.l).relation
    and (
        (s.l).database = 0
        or (s.l).database = (select o.oid from pg_catalog.pg_database o where o.datname = current_database())
    )
left join pg_catalog.pg_namespace n on n.oid = c.relnamespace

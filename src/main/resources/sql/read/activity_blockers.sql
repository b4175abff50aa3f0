-- Tier 2, first half: who is in the way of some backends that wait. Bound: their pids, as an array.
-- pg_blocking_pids() takes the lock manager for itself, so that it is asked for waiting backends alone and once for each; a join of
-- pg_locks with itself would see neither the order of the queue nor parallel groups (PostgreSQL's documentation, section 9.27).
-- A backend that waits shows no wait event for a moment when it looks for a deadlock (after deadlock_timeout): so those that are in the
-- way and were not among the bound ones are asked for too.
with asked as materialized (
    select w.pid, pg_catalog.pg_blocking_pids(w.pid) as blockers
    from unnest(?::int[]) as w (pid)
),
others as materialized (
    select distinct b.pid
    from asked a
    cross join lateral unnest(a.blockers) as b (pid)
    where b.pid <> 0 and b.pid not in (select x.pid from asked x)
)
select a.pid, array_to_string(a.blockers, ',') as blockers
from asked a
union all
select o.pid, array_to_string(pg_catalog.pg_blocking_pids(o.pid), ',')
from others o

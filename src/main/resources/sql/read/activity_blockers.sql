-- Tier 2, first half: who is in the way of some backends that wait. Bound: their pids, as an array.
-- pg_blocking_pids() takes the lock manager for itself, so that it is asked for waiting backends alone and once for each; a join of
-- pg_locks with itself would see neither the order of the queue nor parallel groups (PostgreSQL's documentation, section 9.27).
select w.pid, array_to_string(pg_catalog.pg_blocking_pids(w.pid), ',') as blockers
from unnest(?::int[]) as w (pid)

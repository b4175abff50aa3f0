-- Who waits for a lock, for a role that may not see it in pg_stat_activity: pg_locks shows it to everybody. The longest wait first; one
-- without a moment has only begun. How many wait in all stands in each row.
select l.pid, count(*) over () as waiting
from pg_catalog.pg_locks l
where not l.granted
    and l.pid is not null
    and l.pid <> pg_backend_pid()
group by l.pid
order by min(l.waitstart) nulls last, l.pid
limit 1000

-- The same key in another database is another lock.
select pg_advisory_lock(72707369);

-- The same key in another database is another lock.
begin;
select pg_try_advisory_xact_lock(77433833903597);

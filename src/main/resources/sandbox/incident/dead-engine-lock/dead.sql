-- The machine that ran this deployment is gone; the server has not noticed.
select pg_advisory_lock(72707369);

-- The machine that ran this deployment is gone; the server has not noticed. Flyway's key of public.flyway_schema_history.
begin;
select pg_try_advisory_xact_lock(77433833903597);

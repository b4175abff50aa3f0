-- Prisma gives up after ten seconds; the pipeline starts it again.
set lock_timeout = '10s';
select pg_advisory_lock(72707369);
insert into "_prisma_migrations" (id, checksum, started_at, migration_name)
values (
    gen_random_uuid()::text,
    encode(sha256('SELECT 1;'), 'hex'),
    clock_timestamp(),
    '20260901094500_practice_deploy_again'
);
select 1;
update "_prisma_migrations" set finished_at = clock_timestamp(), applied_steps_count = 1
where migration_name = '20260901094500_practice_deploy_again' and finished_at is null;
select pg_advisory_unlock(72707369);

-- As Prisma deploys: its lock, the history's open row, the script, the row's end (docs/decisions and INTEROP's sources).
select pg_advisory_lock(72707369);
insert into "_prisma_migrations" (id, checksum, started_at, migration_name)
values (
    gen_random_uuid()::text,
    encode(sha256('ALTER TABLE "Order" ALTER COLUMN "total" SET NOT NULL;'), 'hex'),
    clock_timestamp(),
    '20260901093000_practice_require_order_total'
);
-- The column is so already: the lock is as in life, and nothing has to be undone.
ALTER TABLE "Order" ALTER COLUMN "total" SET NOT NULL;
update "_prisma_migrations" set finished_at = clock_timestamp(), applied_steps_count = 1
where migration_name = '20260901093000_practice_require_order_total' and finished_at is null;
select pg_advisory_unlock(72707369);

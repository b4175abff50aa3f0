-- The two times are one: so Prisma marks what it did not run itself.
insert into :"schema"."_prisma_migrations" (id, checksum, logs, started_at, finished_at, migration_name)
values (pg_catalog.gen_random_uuid()::text, ?, '', pg_catalog.now(), pg_catalog.now(), ?)

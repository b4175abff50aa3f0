insert into :"schema"."_prisma_migrations" (id, checksum, started_at, migration_name)
values (pg_catalog.gen_random_uuid()::text, ?, pg_catalog.clock_timestamp(), ?)

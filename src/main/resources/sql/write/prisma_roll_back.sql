update :"schema"."_prisma_migrations"
set rolled_back_at = pg_catalog.clock_timestamp()
where migration_name = ? and finished_at is null and rolled_back_at is null

update :"schema"."_prisma_migrations"
set finished_at = pg_catalog.clock_timestamp(), applied_steps_count = applied_steps_count + 1
where migration_name = ? and finished_at is null and rolled_back_at is null

update :"schema"."_prisma_migrations"
set logs = ?
where migration_name = ? and finished_at is null and rolled_back_at is null

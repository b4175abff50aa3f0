-- A try of which nothing stayed and that is made again: its row goes, as if it had not been started.
delete from :"schema"."_prisma_migrations"
where migration_name = ? and finished_at is null and rolled_back_at is null and logs is null

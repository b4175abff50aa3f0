-- What an incident leaves behind, whether it was solved, given up or killed.
drop schema if exists practice cascade;
delete from "_prisma_migrations" where migration_name like '%\_practice\_%';

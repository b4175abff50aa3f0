delete from :"schema"."_prisma_migrations"
where id in (select pg_catalog.json_array_elements_text(?::json))

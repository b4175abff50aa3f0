-- What Prisma looks at before a deploy. Ordinary tables alone count for emptiness, and PostGIS's own do not: as in
-- schema-engine's sql-schema-connector (table_names, table_should_be_ignored).
with tables as (
    select c.relname, c.relkind
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ?
)
select
    exists (select from pg_catalog.pg_namespace where nspname = ?) as has_schema,
    exists (select from tables where relname = '_prisma_migrations' and relkind in ('r', 'p', 'v', 'm', 'f')) as has_history,
    (
        select count(*)
        from tables
        where relkind = 'r'
            and relname not in (
                '_prisma_migrations', 'geography_columns', 'geometry_columns', 'raster_columns', 'raster_overviews',
                'spatial_ref_sys'
            )
    ) as tables,
    exists (select from pg_catalog.pg_namespace where nspname = 'prisma_contract') as has_contract

-- Whether an index is valid, or being built just now; no row where there is none. Bound: its schema, its name.
select
    i.indisvalid as valid,
    exists (
        select from pg_catalog.pg_stat_progress_create_index p where p.index_relid = i.indexrelid and p.datname = current_database()
    ) as building
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = ? and c.relname = ?

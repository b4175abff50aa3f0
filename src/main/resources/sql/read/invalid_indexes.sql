-- Indexes that a build in several transactions (CONCURRENTLY) left behind. One that is being built now is invalid too, and not meant.
select
    n.nspname as schema,
    c.relname as name,
    t.relname as table_name
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid and c.relkind = 'i'
join pg_catalog.pg_class t on t.oid = i.indrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where not i.indisvalid
    and not exists (
        select from pg_catalog.pg_stat_progress_create_index p where p.index_relid = i.indexrelid and p.datname = current_database()
    )
order by n.nspname, c.relname

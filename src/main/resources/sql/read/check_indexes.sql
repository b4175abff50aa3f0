-- Indexes that serve no reading: left behind by a failed CONCURRENTLY, or of a partitioned table while a partition's own is missing.
-- One that is being built now is invalid too, and not meant.
select
    n.nspname as schema,
    c.relname as name,
    t.relname as table_name,
    c.relkind = 'I' as partitioned,
    i.indisunique as is_unique
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_class t on t.oid = i.indrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where not (i.indisvalid and i.indisready and i.indislive)
    and n.nspname !~ '^pg_'
    and not exists (
        select from pg_catalog.pg_stat_progress_create_index p where p.index_relid = i.indexrelid and p.datname = current_database()
    )
order by n.nspname, c.relname

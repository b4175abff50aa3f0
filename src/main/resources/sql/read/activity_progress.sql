-- Tier 3: how far long commands are. What is counted is what the phase counts; a total of 0 is one that is not known. The columns are
-- the same from 14 to 18.
with work as (
    select
        p.pid, p.datid, p.relid, p.command, p.phase,
        case when p.blocks_total > 0 then 'blocks' when p.tuples_total > 0 then 'rows' else 'lockers' end as unit,
        case when p.blocks_total > 0 then p.blocks_done when p.tuples_total > 0 then p.tuples_done else p.lockers_done end as done,
        case when p.blocks_total > 0 then p.blocks_total when p.tuples_total > 0 then p.tuples_total else p.lockers_total end as total
    from pg_catalog.pg_stat_progress_create_index p
    union all
    select
        p.pid, p.datid, p.relid, 'VACUUM', p.phase,
        'blocks',
        case when p.phase = 'vacuuming heap' then p.heap_blks_vacuumed else p.heap_blks_scanned end,
        p.heap_blks_total
    from pg_catalog.pg_stat_progress_vacuum p
    union all
    select p.pid, p.datid, p.relid, 'ANALYZE', p.phase, 'blocks', p.sample_blks_scanned, p.sample_blks_total
    from pg_catalog.pg_stat_progress_analyze p
    union all
    select p.pid, p.datid, p.relid, p.command, p.phase, 'blocks', p.heap_blks_scanned, p.heap_blks_total
    from pg_catalog.pg_stat_progress_cluster p
    union all
    select p.pid, p.datid, p.relid, p.command, '', 'bytes', p.bytes_processed, p.bytes_total
    from pg_catalog.pg_stat_progress_copy p
    union all
    select p.pid, null, null, 'BASE BACKUP', p.phase, 'bytes', p.backup_streamed, coalesce(p.backup_total, 0)
    from pg_catalog.pg_stat_progress_basebackup p
)
select
    w.pid,
    coalesce(w.command, '') as command,
    coalesce(w.phase, '') as phase,
    coalesce(quote_ident(n.nspname) || '.' || quote_ident(c.relname), '') as relation,
    w.unit,
    coalesce(w.done, 0) as done,
    coalesce(w.total, 0) as total
from work w
left join pg_catalog.pg_class c
    on c.oid = w.relid
    and w.datid = (select o.oid from pg_catalog.pg_database o where o.datname = current_database())
left join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where w.pid is not null

-- Which of these functions may act. A function that only reads is stable or immutable; of PostgreSQL's own volatile ones those that are
-- listed change nothing, give no signal, take no lock and read no file. Three of contrib are marked as stable and run a text as SQL.
-- Bound: names, in any schema.
select distinct
    n.nspname || '.' || p.proname as function
from pg_catalog.pg_proc p
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
where p.proname = any (?::text[])
    and (p.provolatile = 'v' or p.proname in ('crosstab', 'crosstab2', 'crosstab3', 'crosstab4', 'connectby', 'xpath_table'))
    and p.prorettype not in ('pg_catalog.trigger'::pg_catalog.regtype, 'pg_catalog.event_trigger'::pg_catalog.regtype)
    and not (
        n.nspname = 'pg_catalog'
        and p.proname in (
            'clock_timestamp', 'timeofday', 'random', 'random_normal', 'gen_random_uuid', 'uuidv4', 'uuidv7',
            'currval', 'lastval', 'pg_sequence_last_value', 'pg_sleep', 'pg_sleep_for', 'pg_sleep_until',
            'pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size', 'pg_database_size', 'pg_tablespace_size',
            'pg_column_size', 'pg_column_compression', 'pg_size_pretty', 'pg_relation_filepath',
            'pg_lock_status', 'pg_blocking_pids', 'pg_safe_snapshot_blocking_pids', 'pg_isolation_test_session_is_blocked',
            'pg_is_in_recovery', 'pg_is_wal_replay_paused', 'pg_get_wal_replay_pause_state', 'pg_current_wal_lsn',
            'pg_current_wal_insert_lsn', 'pg_current_wal_flush_lsn', 'pg_last_wal_receive_lsn', 'pg_last_wal_replay_lsn',
            'pg_last_xact_replay_timestamp', 'pg_prepared_xact', 'pg_show_all_file_settings', 'pg_hba_file_rules',
            'pg_ident_file_mappings', 'pg_control_system', 'pg_control_checkpoint', 'pg_control_recovery', 'pg_control_init',
            'pg_get_shmem_allocations', 'pg_get_backend_memory_contexts', 'pg_xact_commit_timestamp', 'pg_last_committed_xact',
            'pg_notification_queue_usage', 'pg_stat_get_progress_info', 'pg_get_replication_slots', 'pg_jit_available',
            'pg_current_xact_id_if_assigned', 'txid_current_if_assigned', 'pg_partition_root', 'lo_get', 'pg_get_multixact_members'
        )
    )
    and not exists (
        -- The two views of pg_stat_statements stand on volatile functions; its reset is not among them.
        select
        from pg_catalog.pg_depend d
        join pg_catalog.pg_extension e on e.oid = d.refobjid and e.extname = 'pg_stat_statements'
        where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
            and d.objid = p.oid
            and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
            and p.proname in ('pg_stat_statements', 'pg_stat_statements_info')
    )
order by 1

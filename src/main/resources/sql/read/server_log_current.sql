-- Where the server writes its log now. The path begins with log_directory as it is set; without a row of pg_settings the role may not know
-- that setting (pg_read_all_settings). Only from 16 on pg_monitor may call pg_current_logfile() (system_functions.sql).
select
    pg_catalog.pg_current_logfile() as path,
    current_setting('logging_collector') = 'on' as collects,
    current_setting('log_line_prefix') as prefix,
    (select s.setting from pg_catalog.pg_settings s where s.name = 'log_directory') as folder

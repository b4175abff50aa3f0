-- Where the server keeps its files; no row for a role that may not know (pg_read_all_settings).
select s.setting as folder from pg_catalog.pg_settings s where s.name = 'data_directory'

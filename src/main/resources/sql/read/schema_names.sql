select n.nspname as name from pg_catalog.pg_namespace n

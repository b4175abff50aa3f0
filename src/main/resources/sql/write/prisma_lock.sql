select pg_catalog.pg_advisory_lock(72707369)

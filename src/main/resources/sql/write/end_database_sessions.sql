-- Whoever keeps a database from being renamed and belongs to a role: programs, replication senders, workers of subscriptions. Autovacuum
-- the server ends by itself (CountOtherDBBackends in PostgreSQL's source), and processes of nobody's only a superuser may.
select pg_catalog.pg_terminate_backend(a.pid)
from pg_catalog.pg_stat_activity a
where a.datname in (?, ?)
  and a.pid <> pg_catalog.pg_backend_pid()
  and a.usesysid is not null
  and a.leader_pid is null

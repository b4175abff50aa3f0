-- Whoever keeps a database from being renamed and belongs to a role: programs, replication senders, workers of subscriptions. Autovacuum
-- the server ends by itself (CountOtherDBBackends in PostgreSQL's source), and processes of nobody's only a superuser may. Whom the role
-- may not end is passed over, since the first of them would keep the others from being ended: lasting_sessions.sql names them.
-- A role can be dropped while it is connected.
select pg_catalog.pg_terminate_backend(a.pid)
from pg_catalog.pg_stat_activity a
left join pg_catalog.pg_roles r on r.oid = a.usesysid
inner join pg_catalog.pg_roles me on me.rolname = current_user
where a.datname in (?, ?)
  and a.pid <> pg_catalog.pg_backend_pid()
  and a.usesysid is not null
  and a.leader_pid is null
  and (
      me.rolsuper
      or (
          not coalesce(r.rolsuper, false)
          and (coalesce(pg_catalog.pg_has_role(a.usesysid, 'usage'), false) or pg_catalog.pg_has_role('pg_signal_backend', 'usage'))
      )
  )

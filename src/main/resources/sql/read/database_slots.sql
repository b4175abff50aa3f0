-- The logical replication slots of one database: they are bound to it, whatever it is called (dbcommands.c in PostgreSQL's source).
select s.slot_name as name,
       s.plugin,
       coalesce(s.active_pid, 0) as pid
  from pg_catalog.pg_replication_slots s
 where s.database = ?
   and not s.temporary
 order by s.slot_name

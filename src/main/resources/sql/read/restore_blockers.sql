-- Who is in the way of a program that was given this name. Asked only of one that waits: pg_blocking_pids() takes the lock manager for
-- itself. A prepared transaction has no backend, and stands there as pid 0.
with blocking as materialized (
    select distinct b.pid
      from pg_catalog.pg_stat_activity a
     cross join lateral unnest(pg_catalog.pg_blocking_pids(a.pid)) as b(pid)
     where a.application_name = ?
       and a.wait_event_type = 'Lock'
)
select b.pid,
       a.backend_start,
       coalesce(a.backend_type, '') as type,
       coalesce(a.usename, '') as role,
       coalesce(a.application_name, '') as application,
       coalesce(a.client_addr::text, 'local') as client,
       coalesce(a.state, '') as state,
       coalesce(case when b.pid = 0 then
           (select string_agg(p.gid, ', ' order by p.prepared)
              from pg_catalog.pg_prepared_xacts p
             where p.database = current_database())
       end, '') as prepared
  from blocking b
  left join pg_catalog.pg_stat_activity a on a.pid = b.pid
 order by b.pid

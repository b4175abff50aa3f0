-- What renaming a database asks for: to own it, CREATEDB, and nobody in it, to which the server counts prepared transactions too
-- (RenameDatabase and CountOtherDBBackends in PostgreSQL's source). Renamed it is from a third one. Bound: its name.
select pg_catalog.pg_has_role(d.datdba, 'usage') as owns,
       pg_catalog.pg_get_userbyid(d.datdba) as owner,
       r.rolcreatedb or r.rolsuper as creates,
       r.rolname as role,
       coalesce((
           select string_agg(p.gid, ', ' order by p.prepared)
             from pg_catalog.pg_prepared_xacts p
            where p.database = d.datname
       ), '') as prepared
  from pg_catalog.pg_database d
  join pg_catalog.pg_roles r on r.rolname = current_user
 where d.datname = ?

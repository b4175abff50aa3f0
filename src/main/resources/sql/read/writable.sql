-- A standby replays what its primary sends. Elsewhere a default can make every transaction read-only; this connection makes its own so,
-- which is why what it began with is asked for, and not what holds now. Whose default it is: that of a role in a database goes before a
-- role's, and that before a database's (PostgreSQL's documentation, "ALTER ROLE").
select
    pg_catalog.pg_is_in_recovery() as standby,
    (
        select g.reset_val::boolean
        from pg_catalog.pg_settings g
        where g.name = 'default_transaction_read_only'
    ) as read_only,
    (
        select
            case
                when s.setrole = 0 then format('database %I', d.datname)
                when s.setdatabase = 0 then format('role %I', session_user)
                else format('role %I in database %I', session_user, d.datname)
            end
        from pg_catalog.pg_database d
        inner join pg_catalog.pg_db_role_setting s
            on s.setdatabase in (0, d.oid)
            and s.setrole in (0, (select r.oid from pg_catalog.pg_roles r where r.rolname = session_user))
        where d.datname = current_database()
            and exists (select 1 from unnest(s.setconfig) as c (line) where c.line like 'default\_transaction\_read\_only=%')
        order by s.setrole = 0, s.setdatabase = 0
        limit 1
    ) as decided_for

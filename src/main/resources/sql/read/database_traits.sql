-- What a database has beside what is in it and no dump of it holds, as the commands that give it to another one: settings, those of
-- roles in it, rights, how many may connect, its comment, its security labels. A list of names such as search_path is kept as the server keeps it: only the
-- server itself can tell its names apart. Bound: the name of the one that has it, the name of the other.
with present as materialized (
    select d.oid, d.datdba, d.datacl, d.datconnlimit, d.datistemplate
    from pg_catalog.pg_database d
    where d.datname = ?
),
coming as materialized (
    select ?::text as name
),
settings as (
    select
        case
            when s.setrole = 0 then format('database %I', c.name)
            else format('role %I in database %I', pg_catalog.pg_get_userbyid(s.setrole), c.name)
        end as target,
        split_part(e.config, '=', 1) as name,
        substr(e.config, strpos(e.config, '=') + 1) as value,
        s.setrole,
        e.place
    from present p
    cross join coming c
    inner join pg_catalog.pg_db_role_setting s on s.setdatabase = p.oid
    cross join lateral unnest(s.setconfig) with ordinality as e (config, place)
),
rights as (
    select a.privilege_type, a.is_grantable, a.grantee
    from present p
    cross join lateral pg_catalog.aclexplode(p.datacl) a
),
commands as (
    select
        1 as part,
        s.setrole::bigint as turn,
        s.place,
        case
            when s.name in (
                'search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries',
                'shared_preload_libraries', 'unix_socket_directories'
            ) then format('do %L', format(
                'begin perform pg_catalog.set_config(%L, %L, true)%s alter %s set %I from current%s end',
                s.name, s.value, chr(59), s.target, s.name, chr(59)
            ))
            else format('alter %s set %I to %L', s.target, s.name, s.value)
        end as command
    from settings s
    union all
    select 2, 0, 0, format('revoke all on database %I from public, %I', c.name, pg_catalog.pg_get_userbyid(p.datdba))
    from present p
    cross join coming c
    where p.datacl is not null
    union all
    select
        3,
        r.grantee::bigint,
        0,
        format(
            'grant %s on database %I to %s%s',
            r.privilege_type,
            c.name,
            case when r.grantee = 0 then 'public' else quote_ident(pg_catalog.pg_get_userbyid(r.grantee)) end,
            case when r.is_grantable then ' with grant option' else '' end
        )
    from rights r
    cross join coming c
    union all
    select 4, 0, 0, format('alter database %I connection limit %s', c.name, p.datconnlimit)
    from present p
    cross join coming c
    where p.datconnlimit >= 0
    union all
    select 5, 0, 0, format('alter database %I is_template true', c.name)
    from present p
    cross join coming c
    where p.datistemplate
    union all
    select 6, 0, 0, format('comment on database %I is %L', c.name, pg_catalog.shobj_description(p.oid, 'pg_database'))
    from present p
    cross join coming c
    where pg_catalog.shobj_description(p.oid, 'pg_database') is not null
    union all
    select 7, 0, 0, format('security label for %I on database %I is %L', l.provider, c.name, l.label)
    from present p
    cross join coming c
    inner join pg_catalog.pg_shseclabel l on l.objoid = p.oid and l.classoid = 'pg_catalog.pg_database'::regclass
)
select c.command
from commands c
order by c.part, c.turn, c.place, c.command

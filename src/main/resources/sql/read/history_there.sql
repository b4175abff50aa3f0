-- Whether a history is there and the role may read it: asking before reading keeps errors out of the server's log.
select exists (
    select 1
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ?
        and c.relname = ?
        and c.relkind in ('r', 'p', 'v')
        and has_schema_privilege(n.oid, 'usage')
        and has_table_privilege(c.oid, 'select')
) as there

-- What the role may not call of what reading the server's log takes.
select f.signature
from (values
    (1, 'pg_catalog.pg_current_logfile()'),
    (2, 'pg_catalog.pg_ls_logdir()'),
    (3, 'pg_catalog.pg_read_binary_file(text, bigint, bigint, boolean)')) f (n, signature)
where not has_function_privilege(f.signature, 'execute')
order by f.n

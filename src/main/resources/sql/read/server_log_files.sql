-- The files in the folder of the server's log, the one that was written to last at the end. For pg_monitor and superusers.
select f.name, f.size, f.modification as modified_at
from pg_catalog.pg_ls_logdir() f
order by f.modification, f.name

-- Every role may read the row of its own backend. No row: the connection is not encrypted.
select
    s.version as version,
    s.cipher as cipher
from pg_stat_ssl s
where s.pid = pg_backend_pid()
    and s.ssl

-- All databases with what stays theirs when they are renamed. A drop that was broken off leaves a connection limit of -2
-- (DATCONNLIMIT_INVALID_DB in PostgreSQL's pg_database.h).
select
    d.datname as name,
    d.oid::bigint as oid,
    d.datconnlimit = -2 as broken
from pg_catalog.pg_database d

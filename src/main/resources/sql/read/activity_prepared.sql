select
    p.transaction::text as transaction,
    p.gid,
    p.prepared,
    p.owner::text as role,
    p.database::text as database
from pg_catalog.pg_prepared_xacts p
order by p.prepared
limit 1000

-- As check_constraints; 18 knows NOT NULL as a constraint, which may be NOT VALID, and NOT ENFORCED, which nobody looks at.
select
    n.nspname as schema,
    t.relname as table_name,
    k.conname as name,
    pg_catalog.pg_get_constraintdef(k.oid) as definition,
    k.conenforced as enforced
from pg_catalog.pg_constraint k
join pg_catalog.pg_class t on t.oid = k.conrelid
join pg_catalog.pg_namespace n on n.oid = t.relnamespace
where not k.convalidated
    and k.conparentid = 0
    and k.conislocal
    and n.nspname !~ '^pg_'
order by n.nspname, t.relname, k.conname

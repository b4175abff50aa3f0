-- Whether an object of this database was made or changed by a transaction of that id or a later one. Each leaves a row in one of these
-- catalogues: its own, what it depends on, its comment. Ids come round; age() counts from now, so the smaller is the later (PostgreSQL's
-- documentation, "Preventing Transaction ID Wraparound Failures"). Bound: the id, of 64 bits.
with bound as materialized (
    select pg_catalog.age((?::numeric % 4294967296)::text::xid) as most
),
written as (
    select d.xmin from pg_catalog.pg_depend d
    union all
    select c.xmin from pg_catalog.pg_class c
    union all
    select p.xmin from pg_catalog.pg_proc p
    union all
    select t.xmin from pg_catalog.pg_type t
    union all
    select n.xmin from pg_catalog.pg_namespace n
    union all
    select d.xmin from pg_catalog.pg_description d
    union all
    select a.xmin from pg_catalog.pg_default_acl a
    union all
    select e.xmin from pg_catalog.pg_extension e
    union all
    select e.xmin from pg_catalog.pg_event_trigger e
    union all
    select f.xmin from pg_catalog.pg_foreign_data_wrapper f
    union all
    select s.xmin from pg_catalog.pg_foreign_server s
    union all
    select l.xmin from pg_catalog.pg_language l
    union all
    select m.xmin from pg_catalog.pg_largeobject_metadata m
    union all
    select p.xmin from pg_catalog.pg_publication p
)
select exists (select 1 from written w cross join bound b where pg_catalog.age(w.xmin) <= b.most) as there

-- The id that the next transaction gets: rows that carry it or a later one were written after this.
select pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text as id

select pg_advisory_lock(72707369);
insert into "_prisma_migrations" (id, checksum, started_at, migration_name)
values (
    gen_random_uuid()::text,
    encode(sha256('CREATE INDEX event_digest_idx ON practice.event (practice.digest(id));'), 'hex'),
    clock_timestamp(),
    '20260901100000_practice_index_events'
);
CREATE INDEX event_digest_idx ON practice.event (practice.digest(id));
update "_prisma_migrations" set finished_at = clock_timestamp(), applied_steps_count = 1
where migration_name = '20260901100000_practice_index_events' and finished_at is null;
select pg_advisory_unlock(72707369);

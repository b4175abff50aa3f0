-- Flyway does not wait for its lock: it asks, and asks again a second later. The second is spent on the server here.
do $$
begin
    if not pg_try_advisory_xact_lock(77433833903597) then
        perform pg_sleep(1);
        raise exception 'the lock of flyway_schema_history is taken' using errcode = 'lock_not_available';
    end if;
end
$$;

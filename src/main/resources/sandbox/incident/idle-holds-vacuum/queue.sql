update practice.job set state = case state when 'new' then 'done' else 'new' end;
select pg_sleep(0.5);

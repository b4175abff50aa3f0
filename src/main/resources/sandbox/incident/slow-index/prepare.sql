create schema practice;
create table practice.event (id int not null, kind text not null);
insert into practice.event select i, 'view' from generate_series(1, $rows) i;
-- Two milliseconds of work a row, whatever the machine.
create function practice.digest(id int) returns text language plpgsql immutable as $work$
declare
    until timestamptz := clock_timestamp() + interval '2 ms';
begin
    while clock_timestamp() < until loop
    end loop;
    return md5(id::text);
end
$work$;

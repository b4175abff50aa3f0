-- A snapshot that is kept: no row that died since can be removed, in any table of the database.
begin isolation level repeatable read;
select count(*) from practice.job;

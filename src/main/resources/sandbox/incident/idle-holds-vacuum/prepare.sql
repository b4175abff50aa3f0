create schema practice;
create table practice.job (id int primary key, state text not null) with (autovacuum_vacuum_threshold = 50, fillfactor = 50);
insert into practice.job select i, 'new' from generate_series(1, 500) i;

-- In a transaction and idle too, but without a snapshot: it holds nothing back.
begin;
select 1;

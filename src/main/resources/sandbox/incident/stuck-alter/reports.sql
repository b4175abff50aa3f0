-- Somebody's look at yesterday's orders, never closed.
begin;
select count(*), sum("total") from "Order" where "placedAt" > now() - interval '1 day';

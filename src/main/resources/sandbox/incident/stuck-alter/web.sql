select "id", "status", "total" from "Order" where "userId" = 1 order by "placedAt" desc limit 20;

select "id", "status" from "Order" where "id" = 1 for update;

-- The shop has something to sell.
-- expect: value >= 20000
select count(*) from "Product" where "stock" >= 0 and "price" > 0

-- An order's total is the sum of its items. The first orders fall short of it until fix_order_totals has run.
-- expect: no rows
-- severity: warning
select o."id", o."total", sum(i."quantity" * i."unitPrice") as items
from "Order" as o
join "OrderItem" as i on i."orderId" = o."id"
group by o."id"
having o."total" <> sum(i."quantity" * i."unitPrice")
order by o."id"

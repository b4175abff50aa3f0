-- The sample rows, the same in every sandbox: nothing here is random or depends on the time of day.
-- Multiplying by a prime and taking the remainder spreads values evenly.

insert into "Category" ("name", "createdAt")
select
    (array['Kitchen', 'Garden', 'Office', 'Outdoor', 'Music', 'Books', 'Toys', 'Lighting'])[1 + n % 8] || ' ' || (1 + n / 8),
    timestamp '2024-01-02 08:00' + n * interval '1 hour'
from generate_series(0, 39) as n;

insert into "Product" ("categoryId", "sku", "name", "description", "price", "stock", "createdAt")
select
    1 + n % 40,
    'SKU-' || lpad(n::text, 6, '0'),
    (array['Small', 'Large', 'Folding', 'Classic', 'Light', 'Sturdy'])[1 + n % 6] || ' '
        || (array['lamp', 'chair', 'kettle', 'notebook', 'tent', 'shelf', 'drum'])[1 + n % 7],
    case when n % 3 > 0 then 'Item ' || n || ' of the catalogue, shipped within ' || (1 + n % 5) || ' days.' end,
    (199 + n * 7919 % 24800) / 100.0,
    (n * 31) % 500,
    timestamp '2024-01-05 09:00' + n * interval '10 minutes'
from generate_series(1, 20000) as n;

insert into "User" ("email", "name", "createdAt")
select
    'customer' || n || '@example.com',
    'Customer ' || n,
    timestamp '2024-02-01 00:00' + n * interval '11 minutes'
from generate_series(1, 50000) as n;

-- Two items an order.
insert into "OrderItem" ("id", "orderId", "productId", "quantity", "unitPrice")
select n + 1, 1 + n / 2, product, 1 + n % 3, (199 + product * 7919 % 24800) / 100.0
from (
    select n, 1 + n * 7919 % 20000 as product
    from generate_series(0, 239999) as n
) as item;

-- The first orders carry the total of their first item alone: a defect that a later migration mends.
insert into "Order" ("id", "userId", "status", "total", "placedAt")
select
    "orderId",
    1 + "orderId" * 7919 % 50000,
    (array['PAID', 'SHIPPED', 'SHIPPED', 'SHIPPED', 'PENDING', 'SHIPPED', 'CANCELLED'])[1 + "orderId" % 7]::"OrderStatus",
    sum("quantity" * "unitPrice") filter (where "orderId" > 2000 or "id" % 2 = 1),
    timestamp '2024-03-01 00:00' + "orderId" * interval '7 minutes'
from "OrderItem"
group by "orderId";

select setval(pg_get_serial_sequence('"OrderItem"', 'id'), 240000), setval(pg_get_serial_sequence('"Order"', 'id'), 120000);

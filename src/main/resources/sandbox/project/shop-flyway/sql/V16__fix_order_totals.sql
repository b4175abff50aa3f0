-- Some early orders were saved with the total of their first item alone.
UPDATE "Order" AS o
SET "total" = i."sum"
FROM (
    SELECT "orderId", sum("quantity" * "unitPrice") AS "sum"
    FROM "OrderItem"
    GROUP BY "orderId"
) AS i
WHERE i."orderId" = o."id"
  AND i."sum" <> o."total";

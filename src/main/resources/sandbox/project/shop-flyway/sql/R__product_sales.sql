-- What sells, for the shop's own reports. Cancelled orders do not count.
CREATE OR REPLACE VIEW "ProductSales" AS
SELECT
    i."productId",
    count(DISTINCT i."orderId") AS "orders",
    sum(i."quantity") AS "pieces"
FROM "OrderItem" AS i
JOIN "Order" AS o ON o."id" = i."orderId"
WHERE o."status" <> 'CANCELLED'
GROUP BY i."productId";

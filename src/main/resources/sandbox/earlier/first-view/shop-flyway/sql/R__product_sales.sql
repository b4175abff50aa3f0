-- What sells, for the shop's own reports.
CREATE OR REPLACE VIEW "ProductSales" AS
SELECT
    i."productId",
    count(DISTINCT i."orderId") AS "orders",
    sum(i."quantity") AS "pieces"
FROM "OrderItem" AS i
GROUP BY i."productId";

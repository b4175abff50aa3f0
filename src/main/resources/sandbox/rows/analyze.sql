-- Statistics as an old database has them, so that plans are the usual ones from the first moment.
vacuum (analyze) "Category", "Product", "User", "Order", "OrderItem";

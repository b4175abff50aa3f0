-- Monthly reports ask for a range of dates.
CREATE INDEX "Order_placedAt_idx" ON "Order"("placedAt");

CREATE TABLE "Coupon" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "percentOff" INTEGER NOT NULL,
    "validUntil" TIMESTAMP(3),

    CONSTRAINT "Coupon_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Coupon_percentOff_check" CHECK ("percentOff" BETWEEN 1 AND 100)
);

CREATE UNIQUE INDEX "Coupon_code_key" ON "Coupon"("code");

-- Nullable and without a default: only the catalogue changes, no row is touched.
ALTER TABLE "Order" ADD COLUMN "couponId" INTEGER;

ALTER TABLE "Order" ADD CONSTRAINT "Order_couponId_fkey"
    FOREIGN KEY ("couponId") REFERENCES "Coupon"("id") ON DELETE SET NULL ON UPDATE CASCADE;

INSERT INTO "Coupon" ("code", "percentOff", "validUntil") VALUES
    ('WELCOME10', 10, NULL),
    ('SPRING25', 25, '2025-05-31 23:59:59');

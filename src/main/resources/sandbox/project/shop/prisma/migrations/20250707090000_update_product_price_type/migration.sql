-- Binary fractions cannot hold cents exactly.
ALTER TABLE "Product" ALTER COLUMN "price" SET DATA TYPE DECIMAL(12,2);

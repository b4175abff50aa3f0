-- Step 3 of 3: make it mandatory. The server reads the whole table to see that no value is missing.
ALTER TABLE "Product" ALTER COLUMN "slug" SET NOT NULL;

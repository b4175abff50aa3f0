-- Step 2 of 3: fill it.
UPDATE "Product"
SET "slug" = lower(regexp_replace("name", '[^A-Za-z0-9]+', '-', 'g'))
WHERE "slug" IS NULL;

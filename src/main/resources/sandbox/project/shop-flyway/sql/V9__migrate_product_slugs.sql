-- Step 2 of 3: fill it. The SKU at the end keeps two products of one name apart.
UPDATE "Product"
SET "slug" = lower(regexp_replace("name" || '-' || "sku", '[^A-Za-z0-9]+', '-', 'g'))
WHERE "slug" IS NULL;

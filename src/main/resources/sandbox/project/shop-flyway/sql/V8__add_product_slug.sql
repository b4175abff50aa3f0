-- Step 1 of 3 to a mandatory column: add it as optional.
ALTER TABLE "Product" ADD COLUMN "slug" TEXT;

-- Every order gets a token of its own, those of the past included.
ALTER TABLE "Order" ADD COLUMN "trackingToken" UUID NOT NULL DEFAULT gen_random_uuid();

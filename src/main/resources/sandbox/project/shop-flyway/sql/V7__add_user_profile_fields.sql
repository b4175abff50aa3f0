ALTER TABLE "User" ADD COLUMN "phone" TEXT;
ALTER TABLE "User" ADD COLUMN "bio" TEXT;

CREATE INDEX "User_phone_idx" ON "User"("phone");

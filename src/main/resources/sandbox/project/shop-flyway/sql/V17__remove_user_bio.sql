-- The profile page has no room for it since spring.
ALTER TABLE "User" DROP COLUMN "bio";

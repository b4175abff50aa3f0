-- Prisma's connections see the schema of ?schema= and no other.
set search_path = :"schema"

-- Alone in its script, since it cannot run inside a transaction.
CREATE UNIQUE INDEX CONCURRENTLY "User_email_key" ON "User"("email");

-- A test import that ran twice: five addresses belong to two users each, on staging alone.
insert into "User" ("email", "name", "createdAt")
select 'customer' || n || '@example.com', 'Imported customer ' || n, timestamp '2025-06-10 12:00'
from generate_series(100, 500, 100) as n;

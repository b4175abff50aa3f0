-- An address belongs to one user. A later migration makes it unique, and fails where this finds rows.
-- expect: no rows
-- severity: warning
select "email", count(*) as users
from "User"
group by "email"
having count(*) > 1
order by "email"

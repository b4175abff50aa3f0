-- Every column, so that what a team has added is shown too.
select *
from :"schema"."_prisma_migrations"
order by started_at, finished_at nulls last

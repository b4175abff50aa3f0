-- Differs whenever a row of the history does. The sum does not depend on the order in which the rows are read.
select count(*)::text || ' ' || coalesce(sum(hashtextextended(h::text, 0)), 0)::text as mark
from :"schema".:"table" h

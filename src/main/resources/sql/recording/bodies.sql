-- A whole reading and the changes after it.
select id, body from body where id between ? and ? order by id

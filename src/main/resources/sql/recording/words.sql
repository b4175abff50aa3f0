-- Those among which one number is.
select first, body from words where first <= ? order by first desc limit 1

-- Oldest first, in the order in which they were written: a file that was cut off is read up to there.
select id, at, whole, sessions, active, waiting, idle_in_transaction, longest_wait from point order by id

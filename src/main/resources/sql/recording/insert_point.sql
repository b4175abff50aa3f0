insert into point (id, at, whole, sessions, active, waiting, idle_in_transaction, longest_wait)
values (?, ?, ?, ?, ?, ?, ?, ?)

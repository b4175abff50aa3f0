insert into body (id, body) values (?, ?)

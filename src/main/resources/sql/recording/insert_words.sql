insert into words (first, body) values (?, ?)

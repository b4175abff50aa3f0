insert into about (name, value) values (?, ?)

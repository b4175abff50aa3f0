insert into gap (from_at, until_at, reason, words) values (?, ?, ?, ?)

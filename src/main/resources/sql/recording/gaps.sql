select from_at, until_at, reason, words from gap order by rowid

drop index concurrently :"schema".:"index"

delete from :"schema".:"table"
where installed_rank in (select pg_catalog.json_array_elements_text(?::json)::int)

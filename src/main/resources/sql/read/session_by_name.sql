-- Whether a program that was given this name is connected to this very server; one's own sessions every role may see.
select exists (select 1
                 from pg_catalog.pg_stat_activity a
                where a.application_name = ?) as there

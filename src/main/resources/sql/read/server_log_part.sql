-- A range of a file of the server's log; null where the file is gone. A role that is no superuser needs EXECUTE on the function, and then
-- reads below the data folder and log_directory alone (convert_and_check_filename in genfile.c).
select pg_catalog.pg_read_binary_file(?, ?::bigint, ?::bigint, true) as part

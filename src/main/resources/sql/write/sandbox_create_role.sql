-- May do with the sample what its owner may, and look at and end sessions; runs no program and reads no file of the server.
create role :"role" login createdb in role pg_monitor, pg_signal_backend

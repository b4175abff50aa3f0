-- Holds up whoever wants to connect and waits up to 5 s until nobody is connected (PostgreSQL's source, CountOtherDBBackends).
alter database :"database" rename to :"name"

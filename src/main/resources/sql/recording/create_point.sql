-- One reading each: what the strip shows of it.
create table point (
    id integer primary key,
    at integer not null, -- microseconds since 1970, by the server's clock
    whole integer not null, -- 1: its body says everything; 0: what changed since the one before
    sessions integer not null, -- of clients
    active integer not null,
    waiting integer not null,
    idle_in_transaction integer not null,
    longest_wait integer not null -- milliseconds
)

-- What the recording is of.
create table about (
    name text primary key,
    value text not null
) without rowid

-- One reading each, compressed (zlib).
create table body (
    id integer primary key,
    body blob not null
)

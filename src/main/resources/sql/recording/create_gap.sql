-- Stretches of which nothing is known.
create table gap (
    from_at integer not null, -- microseconds since 1970
    until_at integer not null,
    reason text not null,
    words text not null
)

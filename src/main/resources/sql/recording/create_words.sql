-- Texts that the frames name by number: names of users, applications, statements. New ones of a frame stand together, compressed
-- (zlib), because statements that differ in a number alone compress to a tenth.
create table words (
    first integer primary key, -- the number of the first; the others follow it
    body blob not null
)

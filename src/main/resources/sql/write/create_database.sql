-- Like the one that it is to stand beside, and from template0, so that nothing is in it that the dump would make.
create database :"database" with template template0 encoding :"encoding" lc_collate :"collate" lc_ctype :"ctype"

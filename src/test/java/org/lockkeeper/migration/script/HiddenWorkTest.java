package org.lockkeeper.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenWorkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "do $$ begin delete from a; end $$",
                "select refill()",
                "call refill()",
                "explain analyze delete from a",
                "drop schema old cascade",
                "drop type colour cascade",
                "drop domain if exists price CASCADE",
                "drop owned by app",
                "drop extension pg_partman",
                "drop sequence a_id_seq",
                "alter type address drop attribute zip cascade",
                "alter sequence a_id_seq restart",
                "alter extension timescaledb update",
                "alter extension timescaledb update to '2.0'",
                "truncate a cascade",
                "insert into a (x) select refill(x) from b",
                "insert into a values (s.refill())",
                "with gone as (select purge()) insert into a select * from gone",
                "with a as (select 1) select purge(1) as x",
                "alter table a add column x int default refill()",
                "alter table a add constraint c check (\"Purge\"(x))",
                "copy a from program 'fetch'",
                "copy (select purge()) to stdout",
                "create table a as select purge()",
            })
    void what_its_words_do_not_tell_is_hidden(String sql) {
        assertThat(HiddenWork.in(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table a (id int, price numeric(10, 2), check (f(price)))",
                "create index on a (lower(name))",
                "create view v as select f(x) from a",
                "create function f() returns int language sql as 'select 1'",
                "drop table a, b cascade",
                "drop index ix cascade",
                "drop schema empty",
                "drop type colour",
                "alter table a add column price numeric(10, 2) not null default 0, add column v vector(3)",
                "alter table a alter column x type vector(3) using x::vector(3)",
                "alter table a add constraint f foreign key (b) references s.b (id)",
                "alter table a add column made timestamptz default now()",
                "alter sequence s owned by a.id",
                "alter type colour add value 'update'",
                "insert into s.\"A\" (x, y) values (1, gen_random_uuid()) on conflict (x) do nothing",
                "insert into a as t (x) select v.x from (values (1)) as v (x) where exists (select 1)",
                "with x (p, q) as (select count(*), pg_catalog.lower('A') from b) insert into a select p from x",
                "with x (p) as not materialized (select 1) insert into a select p from x",
                "/* select purge() */ insert into a values ('purge()')",
                "truncate a",
                "grant select on a to app",
                "",
            })
    void what_its_words_tell_is_not(String sql) {
        assertThat(HiddenWork.in(sql)).isFalse();
    }
}

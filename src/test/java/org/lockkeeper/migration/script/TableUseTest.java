package org.lockkeeper.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableUseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "create table a (id int) | a",
                "create table if not exists \"S\".\"Order\" (id int) | S.Order",
                "create unlogged table a (id int) | a",
                "alter table only a add column b int | a",
                "alter table if exists A drop column b | a",
                "alter table a rename to b | a-",
                "alter table a rename column b to c | a",
                "alter table p detach partition q | p-",
                "drop table if exists a, s.b cascade | a- s.b-",
                "truncate a, only b restart identity | a- b-",
                "truncate table a | a-",
                "insert into a (x) select 1 from b | a",
                "insert into a values (1) on conflict (x) do update set y = 2 | a",
                "update only \"a\"\"b\" set x = 1 from c | a\"b",
                "delete from a using b | a-",
                "merge into a using b on true when matched then delete | a-",
                "with gone as (delete from a returning *) insert into b select * from gone | a- b",
                "copy a from stdin | a",
                "create unique index concurrently i on only s.a (x) | s.a",
                "create trigger g after update on a for each row execute function f() | a",
                "do $$ begin update a set x = 1; delete from b; end $$ | a b-",
            })
    void tables_that_are_created_changed_or_written_are_found(String sql, String expected) {
        assertThat(TableUse.of(sql).stream().map(TableUseTest::text).collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from a for update of a",
                "create temp table a (id int)",
                "alter index i rename to j",
                "create type a as enum ('update b')",
                "comment on column a.b is 'delete from c'",
                "create function f() returns void language sql as $$ delete from a $$",
                "-- drop table a\nselect 1",
                "drop table",
                ""
            })
    void what_only_looks_like_it_is_not(String sql) {
        assertThat(TableUse.of(sql)).isEmpty();
    }

    @Test
    void a_foreign_keys_actions_are_no_updates() {
        assertThat(
                        TableUse.of(
                                "alter table a add constraint k foreign key (x) references b (y) on delete cascade on update set null"))
                .extracting(TableUseTest::text)
                .containsExactly("a");
    }

    private static String text(TableUse use) {
        return use.schema().map(schema -> schema + ".").orElse("") + use.name() + (use.rowsMayGo() ? "-" : "");
    }
}

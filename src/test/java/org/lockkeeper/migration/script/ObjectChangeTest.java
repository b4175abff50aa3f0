package org.lockkeeper.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectChangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "create table a (id int) | relation a | true | true",
                "CREATE TABLE IF NOT EXISTS \"A b\".\"C\" () | relation A b.C | true | false",
                "create unlogged table a () | relation a | true | true",
                "create or replace view v as select 1 | relation v | true | false",
                "create materialized view v as select 1 | relation v | true | true",
                "create unique index concurrently i on only s.a (id) | index s.i | true | true",
                "create type mood as enum ('a') | type mood | true | true",
                "alter type mood add value 'it''s' | value mood it's | true | true",
                "create or replace function f() returns int language sql as 'x' | routine f | true | false",
                "create sequence s | relation s | true | true",
                "create schema s | schema s | true | true",
                "create extension if not exists pg_trgm | extension pg_trgm | true | false",
                "create constraint trigger t after insert on s.a execute function f() | trigger s.a t | true | true",
                "alter table only a add column if not exists c int | column a c | true | false",
                "alter table a add c int | column a c | true | true",
                "alter table \"A\" add constraint \"A_pk\" primary key (id) | constraint A A_pk | true | true",
                "alter table a drop column c | column a c | false | true",
                "alter table a drop constraint if exists k | constraint a k | false | false",
                "alter table a rename column b to c | column a b | false | true",
                "alter table a rename to b | relation a | false | true",
                "drop table if exists a | relation a | false | false",
                "drop index concurrently i | relation i | false | true",
                "/* why */ drop type mood | type mood | false | true"
            })
    void what_a_statement_changes_shows_in_its_first_words(
            String sql, String subject, boolean appears, boolean telling) {
        assertThat(ObjectChange.of(sql)).hasValueSatisfying(change -> {
            assertThat(change.subject()).isEqualTo(subject);
            assertThat(change.appears()).isEqualTo(appears);
            assertThat(change.telling()).isEqualTo(telling);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into a values (1)",
                "update a set b = 1",
                "create index on a (id)",
                "alter table a add primary key (id)",
                "alter table a alter column b set not null",
                "do $$ begin end $$",
                "create",
                "alter table",
                ""
            })
    void what_does_not_show_is_not_guessed(String sql) {
        assertThat(ObjectChange.of(sql)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create index concurrently i on a (id) | true",
                "drop index /* c */ concurrently i | true",
                "reindex table concurrently a | true",
                "vacuum a | true",
                "alter table a detach partition b concurrently | true",
                "refresh materialized view concurrently v | false",
                "create table concurrently (id int) | false",
                "comment on table a is 'concurrently' | false"
            })
    void what_runs_in_transactions_of_its_own_is_known(String sql, boolean outside) {
        SqlStatement statement = SqlScript.parse(sql).statements().getFirst();
        assertThat(OutsideTransaction.is(statement)).isEqualTo(outside);
    }
}

package org.lockkeeper.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "alter table \"User\" add column phone text|Added `phone` field to User table",
                "ALTER TABLE \"User\" ADD COLUMN \"phone\" TEXT, ADD COLUMN bio text default 'a, b'"
                        + "|Added `phone` field to User table; Added `bio` field to User table",
                "create index \"User_phone_idx\" on \"User\"(\"phone\")|Created index on `phone` field of User table",
                "create unique index concurrently x on s.t using btree (a desc, b)"
                        + "|Created unique index on `a`, `b` fields of s.t table",
                "create index on t (lower(a))|Created index on t table",
                "create table \"Coupon\" (id int)|Created Coupon table",
                "create type \"Role\" as enum ('A')|Created `Role` type",
                "create or replace view v as select 1|Created or replaced `v` view",
                "create trigger t before insert on a for each row execute function f()|Created `t` trigger on a table",
                "alter type \"Role\" add value 'B'|Added value `B` to `Role` type",
                "drop table a, b|Dropped a table; Dropped b table",
                "drop index concurrently if exists ix|Dropped `ix` index",
                "alter table t drop column if exists c|Dropped `c` field from t table",
                "alter table t drop constraint k|Dropped `k` constraint from t table",
                "alter table t add constraint k foreign key (a) references b (id)|Added `k` foreign key to t table",
                "alter table t rename column a to b|Renamed `a` field of t table to `b`",
                "alter table t rename to u|Renamed t table to u",
                "alter table t alter column a set not null|Made `a` field of t table required",
                "alter table t alter a drop not null|Made `a` field of t table optional",
                "alter table t alter a type numeric(10,2) using a::numeric|Changed the type of `a` field of t table",
                "alter table t validate constraint k|Validated `k` constraint of t table",
                "alter table t enable row level security|Altered t table",
                "insert into t values (1)|Added rows to t table",
                "update t set a = 1|Changed rows of t table",
                "delete from only t|Deleted rows from t table",
                "truncate table t|Emptied t table",
                "do $$ begin end $$|Ran a code block",
                "vacuum|Ran `vacuum`"
            })
    void a_statement_is_told_as_a_person_would_write_it(String sql, String words) {
        assertThat(String.join("; ", ChangeWords.of(sql))).isEqualTo(words);
    }
}

package org.lockkeeper.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableEffectTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "create table if not exists a (id int references b (id))|a CREATED, b REFERENCED",
                "create temporary table a (id int)|``",
                "CREATE UNIQUE INDEX CONCURRENTLY \"Ix\" ON ONLY \"My T\" (x)|My T INDEXED",
                "create index on s.a using gin (x)|s.a INDEXED",
                "create trigger t before insert on a for each row execute function f()|a ALTERED",
                "create view v as select * from a|``",
                "drop table if exists a, s.b cascade|a DROPPED, s.b DROPPED",
                "drop index concurrently if exists ix|ix INDEX",
                "truncate table only a, b|a TRUNCATED, b TRUNCATED",
                "truncate a|a TRUNCATED",
                "insert into a (x) select x from b|a ROWS_ADDED",
                "update only a set x = 1 from b|a ROWS_CHANGED",
                "delete from a using b where a.x = b.x|a ROWS_DELETED",
                "merge into a using b on true when matched then update set x = 1|a ROWS_CHANGED",
                "merge into only s.a as t using b on true when matched and b.gone then delete"
                        + " when matched then do nothing when not matched then insert values (1)"
                        + "|s.a ROWS_DELETED, s.a ROWS_ADDED",
                "with gone as (delete from a returning *), put as (update b set x = 1) insert into c select * from gone"
                        + "|a ROWS_DELETED, b ROWS_CHANGED, c ROWS_ADDED",
                "insert into a values (1) on conflict (x) do update set x = 2|a ROWS_ADDED, a ROWS_CHANGED",
                "insert into a values (1) on conflict do nothing|a ROWS_ADDED",
                "with x as (select * from a for update of a) insert into b select * from x|b ROWS_ADDED",
                "copy a (x) from stdin|a ROWS_ADDED",
                "copy a to stdout|``",
                "alter table a add column x int, drop column y|a ALTERED, a COLUMN_DROPPED",
                "alter table a drop y|a ALTERED, a COLUMN_DROPPED",
                "alter table a drop constraint y|a ALTERED",
                "alter table a alter column x type numeric(10, 2), alter y set not null|a ALTERED, a REWRITTEN",
                "alter table a alter x set data type text|a ALTERED, a REWRITTEN",
                "alter table a add column x uuid not null default gen_random_uuid()|a ALTERED, a REWRITTEN",
                "alter table a add column x int generated always as (y * 2) stored|a ALTERED, a REWRITTEN",
                "alter table a add x bigserial|a ALTERED, a REWRITTEN",
                "alter table a add column x timestamptz default now()|a ALTERED",
                "alter table a set logged|a ALTERED, a REWRITTEN",
                "alter table if exists only \"A\" add constraint f foreign key (b) references s.b (id)"
                        + "|A ALTERED, s.b REFERENCED",
                "alter index ix rename to iy|ix INDEX",
                "vacuum full a|a REWRITTEN",
                "vacuum a|``",
                "cluster a using ix|a REWRITTEN",
                "refresh materialized view concurrently v|v REWRITTEN",
                "reindex table concurrently a|a INDEXED",
                "/* drop table a */ select 1 -- update a set x = 1|``",
                "select 'drop table a'|``"
            })
    void a_statement_tells_which_tables_it_touches_and_how(String sql, String effects) {
        assertThat(TableEffect.of(sql).stream()
                        .map(effect ->
                                effect.schema().map(s -> s + ".").orElse("") + effect.name() + " " + effect.kind())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(effects);
    }
}

package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Selected tables come back with all that is theirs, and with what they need. */
class RestoreTablesTest {
    private static final String FILLED = "select count(*) from ";

    private static final String TREE = "select relid, parentrelid from pg_partition_tree('parts') order by relid::text";

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("tables");
    private final String reader = test.name() + " reader";

    @BeforeEach
    void a_database_of_many_kinds() {
        test.execute("create role \"" + reader + "\"");
        test.execute("""
                create schema "odd one"; create extension hstore with schema "odd one";
                create type mood as enum ('ok', 'bad'); create domain "odd one".age as int check (value > 0);
                create type unused as enum ('x'); create sequence numbers; create table other (id int primary key);
                create function "odd one".first(a int) returns int language sql immutable as 'select $1 + 1';
                create function touch() returns trigger language plpgsql as $$begin perform 1 from public.other; return new; end$$;
                create function of_other(o other) returns int language sql as 'select 1';
                create table "A b" (
                  id serial primary key, m mood default 'ok', a "odd one".age, h "odd one".hstore,
                  n int default nextval('numbers'), f int default "odd one".first(1), o int constraint fk references other
                );
                create trigger touched before update on "A b" for each row execute function touch();
                create statistics both_of on id, n from "A b";
                comment on table "A b" is 'of many kinds'; comment on column "A b".m is 'how it is';
                comment on constraint fk on "A b" is 'left out'; comment on index "A b_pkey" is 'the key';
                comment on type mood is 'moods';
                insert into other values (1); insert into "A b" (a, h, o) values (7, 'a=>1', 1);
                create table "A b c" (id int constraint "A b c key" primary key);
                create table parts (k int, v text, primary key (k)) partition by range (k);
                create table parts_low partition of parts for values from (0) to (10);
                create table "odd one".high partition of parts for values from (10) to (30) partition by range (k);
                create table "odd one".highest partition of "odd one".high for values from (20) to (30);
                create index on parts (v); insert into parts values (1, 'a'), (25, 'b');
                alter table parts enable row level security;
                create table parent (a int); create table child (b int) inherits (parent);
                """);
        test.execute(
                "grant select on \"A b\" to \"%1$s\"; grant update (m) on \"A b\" to \"%1$s\"; grant usage on schema \"odd one\" to \"%1$s\";"
                                .formatted(reader)
                        + "create policy low on parts to \"%s\" using (k < 10)".formatted(reader));
    }

    @AfterEach
    void whatever_was_made_is_dropped() {
        TestDatabase first = new TestDatabase(test.port(), "postgres");
        for (String made : first.rows("select datname from pg_database where datname like '" + test.name() + "\\_%'")) {
            first.execute("drop database \"" + made + "\" with (force)");
        }
    }

    @Test
    void in_a_new_database_a_table_comes_with_its_types_functions_rights_and_comments() {
        TestDatabase made = restored("A b");
        assertThat(made.rows("select id, m, a, h, n, f, o from \"A b\""))
                .isEqualTo(test.rows("select id, m, a, h, n, f, o from \"A b\""));
        assertThat(
                        made.rows(
                                "select relacl::text, obj_description(oid), col_description(oid, 2) from pg_class where relname = 'A b'"))
                .isEqualTo(
                        test.rows(
                                "select relacl::text, obj_description(oid), col_description(oid, 2) from pg_class where relname = 'A b'"))
                .first()
                .asString()
                .contains(reader, "of many kinds", "how it is");
        assertThat(
                        made.rows(
                                "select attacl::text from pg_attribute where attacl is not null and attrelid = '\"A b\"'::regclass"))
                .first()
                .asString()
                .contains(reader);
        assertThat(made.rows("select obj_description('mood'::regtype), obj_description('\"A b_pkey\"'::regclass)"))
                .containsExactly("moods|the key");
        assertThat(made.rows("select nspacl::text from pg_namespace where nspname = 'odd one'"))
                .first()
                .asString()
                .contains(reader);
        assertThat(made.rows("select tgname from pg_trigger where not tgisinternal"))
                .containsExactly("touched");
        assertThat(made.rows("select stxname from pg_statistic_ext")).containsExactly("both_of");
        assertThat(made.rows(
                        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"))
                .containsExactly("A b");
        assertThat(made.rows("select typname from pg_type where typname in ('unused', 'mood')"))
                .containsExactly("mood");
        assertThat(made.rows("select last_value from numbers")).isEqualTo(test.rows("select last_value from numbers"));
    }

    @Test
    void an_extension_comes_only_where_something_of_it_is_needed() {
        String extensions = "select extname from pg_extension where extname <> 'plpgsql'";
        assertThat(restored("A b").rows(extensions)).containsExactly("hstore");
        whatever_was_made_is_dropped();
        test.execute("create table \"odd one\".plain (id int primary key, a \"odd one\".age)");
        assertThat(restored("odd one.plain").rows(extensions)).isEmpty();
        whatever_was_made_is_dropped();
        test.execute(
                "create table \"odd one\".late (id int check (\"odd one\".akeys('a=>1'::\"odd one\".hstore) is not null))");
        assertThat(restored("odd one.late").rows(extensions)).containsExactly("hstore");
    }

    @Test
    void a_partitioned_table_comes_with_its_partitions_their_rows_and_its_policies() {
        TestDatabase made = restored("parts");
        assertThat(made.rows("select k, v from parts order by k")).containsExactly("1|a", "25|b");
        assertThat(made.rows(TREE)).isEqualTo(test.rows(TREE));
        assertThat(made.rows("select indexrelid::regclass, indisvalid from pg_index order by 1::text"))
                .noneMatch(index -> index.endsWith("|f"));
        assertThat(made.rows("select relrowsecurity from pg_class where relname = 'parts'"))
                .containsExactly("t");
        assertThat(made.rows("select polname from pg_policy")).containsExactly("low");
    }

    @Test
    void a_table_that_needs_another_is_told_before_it_starts() {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            assertThatThrownBy(() -> shop.restore(backup.name(), wish(false, "child")))
                    .isInstanceOfSatisfying(
                            LockkeeperException.class,
                            refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE))
                    .hasMessageContaining("cannot be made without public.parent:");
            Restored both = shop.restore(backup.name(), wish(false, "child", "parent"));
            assertThat(new TestDatabase(test.port(), both.database()).rows(FILLED + "child"))
                    .containsExactly("0");
        }
    }

    @Test
    void over_what_is_there_tables_partitions_and_rights_come_back_and_the_rest_stays() {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            test.execute(
                    "delete from parts; update \"A b\" set a = 9; revoke all on \"A b\" from \"%s\";".formatted(reader)
                            + "insert into \"A b c\" values (3)");
            shop.restore(backup.name(), wish(true, "A b"));
            assertThat(test.rows("select a from \"A b\"")).containsExactly("7");
            assertThat(test.rows("select relacl::text from pg_class where relname = 'A b'"))
                    .first()
                    .asString()
                    .contains(reader);
            assertThat(test.rows(FILLED + "parts")).containsExactly("0");
            assertThat(test.rows(FILLED + "\"A b c\"")).containsExactly("1");
            shop.restore(backup.name(), wish(true, "parts"));
            assertThat(test.rows("select k from parts order by k")).containsExactly("1", "25");
            assertThatThrownBy(() -> shop.restore(backup.name(), wish(true, "odd one.highest")))
                    .hasMessageContaining("is a partition of \"odd one\".high");
        }
    }

    @Test
    void only_the_roles_of_selected_tables_have_to_be_there() {
        String other = test.name() + " other";
        test.execute("create role \"%1$s\"; grant select on other to \"%1$s\"; alter table parent owner to \"%1$s\""
                .formatted(other));
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            test.execute("reassign owned by \"%1$s\" to postgres; drop owned by \"%1$s\"; drop role \"%1$s\""
                    .formatted(other));
            for (String needs : List.of("other", "parent")) {
                assertThatThrownBy(() -> shop.restore(backup.name(), wish(false, needs)))
                        .hasMessageContaining("names roles that")
                        .hasMessageContaining(other);
            }
            shop.restore(backup.name(), wish(true, "A b"));
            Restored made = shop.restore(backup.name(), wish(false, "A b"));
            assertThat(new TestDatabase(test.port(), made.database()).rows(FILLED + "\"A b\""))
                    .containsExactly("1");
        }
    }

    private TestDatabase restored(String... tables) {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            return new TestDatabase(
                    test.port(),
                    shop.restore(backup.name(), wish(false, tables)).database());
        }
    }

    private RestoreWish wish(boolean over, String... tables) {
        Optional<String> into = over ? Optional.empty() : Optional.of(test.name() + "_made");
        return new RestoreWish(into, false, over, 1, List.of(tables), true, true);
    }
}

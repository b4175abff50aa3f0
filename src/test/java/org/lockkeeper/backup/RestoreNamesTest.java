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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Databases, schemas, tables and roles are meant as they stand, whatever is in their names. */
class RestoreNamesTest {
    private static final String ODD = "-o 'd' \"d\"\n$1\\ ";
    private static final String TABLE = "%1$s.%1$s".formatted(quoted(ODD));
    private static final String SUMS = "select t.id, t.note from " + TABLE + " t order by id";

    @TempDir
    private Path folder;

    private final TestDatabase first = TestPostgres.usual().freshDatabase("names");
    private final TestDatabase test = new TestDatabase(first.port(), "-" + first.name() + ODD);
    private final String role = first.name() + ODD;

    @BeforeEach
    void a_database_of_odd_names() {
        first.execute("create database " + quoted(test.name()));
        first.execute("create role " + quoted(role));
        test.execute("create schema " + quoted(ODD) + "; create table " + TABLE + " (id serial primary key, note text);"
                + "create index " + quoted(ODD + "i") + " on " + TABLE + " (note); alter table " + TABLE + " owner to "
                + quoted(role) + "; insert into " + TABLE + " (note) values ('a'), ('b');"
                + "create table other (id int)");
    }

    @AfterEach
    void whatever_was_made_is_dropped() {
        for (String made : first.rows("select quote_ident(datname) from pg_database where datname like '%"
                + first.name() + "%' and datname <> '" + first.name() + "'")) {
            first.execute("drop database " + made + " with (force)");
        }
        first.execute("drop role if exists " + quoted(role));
    }

    @ParameterizedTest
    @EnumSource
    void into_a_new_database_swapped_in_and_undone(BackupFormat format) {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.PRODUCTION)) {
            List<String> before = test.rows(SUMS);
            Backup backup = shop.backUp(format);
            Optional<String> into = Optional.of("-" + first.name() + " new" + ODD);
            Restored made = shop.restore(backup.name(), new RestoreWish(into, false, false, 2, List.of(), true, true));
            TestDatabase there = new TestDatabase(test.port(), made.database());
            assertThat(there.rows(SUMS)).isEqualTo(before);
            assertThat(
                            there.rows(
                                    "select tableowner from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by tablename"))
                    .as("owners are kept")
                    .containsExactlyInAnyOrder(role, "postgres");
            test.execute("delete from " + TABLE);
            assertThat(shop.restore(backup.name(), RestoreWish.USUAL.swapped()).database())
                    .isEqualTo(test.name());
            assertThat(test.rows(SUMS)).isEqualTo(before);
            shop.service().restores().undo("production", Said.reviewed(test.name()));
            assertThat(test.rows(SUMS)).isEmpty();
        }
    }

    @Test
    void over_what_is_there_and_selected_tables() {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            List<String> before = test.rows(SUMS);
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            BackupProof proof = shop.service().verify(backup, shop.listener(), Confirmer.NOBODY, new CancelToken());
            assertThat(proof.differences()).isEmpty();
            assertThat(proof.rows()).isEqualTo(2);
            assertThat(shop.outlook(backup.name(), over()).staying()).isEmpty();
            test.execute("delete from " + TABLE);
            shop.restore(backup.name(), over());
            assertThat(test.rows(SUMS)).isEqualTo(before);
            test.execute("delete from " + TABLE + "; insert into other values (1)");
            shop.restore(backup.name(), over(ODD + "." + ODD));
            assertThat(test.rows(SUMS)).isEqualTo(before);
            assertThat(test.rows("select count(*) from other")).containsExactly("1");
            Restored made = shop.restore(
                    backup.name(), new RestoreWish(Optional.empty(), false, false, 1, List.of(TABLE), true, true));
            TestDatabase alone = new TestDatabase(test.port(), made.database());
            assertThat(alone.rows(SUMS)).isEqualTo(before);
            assertThat(alone.rows("select count(*) from pg_class where relkind = 'i' and relname = E'"
                            + (ODD + "i").replace("\\", "\\\\").replace("'", "''") + "'"))
                    .containsExactly("1");
        }
    }

    /** The server cuts names off at 63 bytes and says nothing: two that begin alike must not share what they put away. */
    @Test
    void names_as_long_as_they_may_be_are_swapped_and_undone_and_longer_ones_are_refused() {
        String stem =
                "%s_%s".formatted(first.name(), "ö".repeat((62 - first.name().length()) / 2));
        TestDatabase one = new TestDatabase(first.port(), stem.substring(0, stem.length() - 1) + "1");
        TestDatabase other = new TestDatabase(first.port(), stem.substring(0, stem.length() - 1) + "2");
        first.execute("create database \"%s\"".formatted(one.name()));
        first.execute("create database \"%s\"".formatted(other.name()));
        one.execute("create table a as select 1 as id");
        try (BackupWorkshop shop = new BackupWorkshop(folder, one, Environment.PRODUCTION);
                BackupWorkshop beside = new BackupWorkshop(folder.resolve("beside"), other, Environment.PRODUCTION)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            one.execute("delete from a");
            Restored made = shop.restore(backup.name(), RestoreWish.USUAL);
            assertThat(new TestDatabase(first.port(), made.database()).rows("select id from a"))
                    .containsExactly("1");
            assertThat(made.database()).endsWith("_restored");
            first.execute("drop database \"%s\"".formatted(made.database()));
            String kept = shop.restore(backup.name(), RestoreWish.USUAL.swapped())
                    .previous()
                    .orElseThrow();
            assertThat(one.rows("select id from a")).containsExactly("1");
            assertThat(first.rows("select datname from pg_database where datname = '" + kept + "'"))
                    .hasSize(1);
            assertThatThrownBy(() -> beside.service().restores().undo("production", Said.reviewed(other.name())))
                    .hasMessageContaining("nothing to go back to");
            shop.service().restores().undo("production", Said.reviewed(one.name()));
            assertThat(one.rows("select id from a")).isEmpty();
            for (String name : List.of("", "ö".repeat(32))) {
                assertThatThrownBy(() -> shop.restore(
                                backup.name(),
                                new RestoreWish(Optional.of(name), false, false, 1, List.of(), true, true)))
                        .isInstanceOf(LockkeeperException.class)
                        .hasMessageContaining("a name has 1 to 63 bytes");
            }
        }
    }

    @Test
    void a_role_that_is_missing_is_named() {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            test.execute("alter table " + TABLE + " owner to postgres; drop role " + quoted(role));
            assertThatThrownBy(() -> shop.restore(backup.name(), RestoreWish.USUAL))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("names roles that")
                    .hasMessageContaining(role);
        }
    }

    private static RestoreWish over(String... tables) {
        return new RestoreWish(Optional.empty(), false, true, 1, List.of(tables), true, true);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}

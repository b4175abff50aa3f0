package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Roles and tablespaces that are missing are listed before anything starts, as far as they are needed. */
class RestoreNeedsTest {
    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("needs");
    private final String owner = test.name() + " owner";
    private final String reader = test.name() + " reader";
    private final String space = test.name() + " space";

    @BeforeEach
    void a_table() {
        test.execute("create table a (id int primary key); insert into a select generate_series(1, 30)");
    }

    @AfterEach
    void whatever_was_made_is_dropped() {
        TestDatabase first = new TestDatabase(test.port(), "postgres");
        for (String made : first.rows("select datname from pg_database where datname like '" + test.name() + "\\_%'")) {
            first.execute("drop database \"" + made + "\" with (force)");
        }
    }

    @Test
    void without_owners_an_owner_need_not_exist_and_without_rights_nobody_who_has_them() {
        roles("alter table a owner to \"%s\"; grant select on a to \"%s\"");
        try (BackupWorkshop shop = shop()) {
            String backup = backUpAndForget(shop, BackupFormat.CUSTOM);
            refused(shop, backup, true, true)
                    .hasMessageContaining(": %s, %s. Nothing".formatted(owner, reader))
                    .hasMessageContaining("or pass --no-owner --no-privileges.");
            refused(shop, backup, false, true)
                    .hasMessageContaining(": %s. Nothing".formatted(reader))
                    .hasMessageContaining("or pass --no-privileges.");
            refused(shop, backup, true, false)
                    .hasMessageContaining(": %s. Nothing".formatted(owner))
                    .hasMessageContaining("or pass --no-owner.");
            assertThat(rows(shop.restore(backup, wish(false, false, true)))).isEqualTo("30");
        }
    }

    @Test
    void a_role_in_a_policy_has_to_be_there_whatever_is_left_out() {
        roles("create policy p on a to \"%s\", \"%s\" using (true)");
        try (BackupWorkshop shop = shop()) {
            String backup = backUpAndForget(shop, BackupFormat.CUSTOM);
            refused(shop, backup, false, false)
                    .hasMessageContaining("Policies or user mappings name %s, %s".formatted(owner, reader));
        }
    }

    @Test
    void rights_of_a_script_are_seen_also_behind_rows_and_are_restored_as_they_are_written() {
        // Nothing stands between the rows and the rights.
        test.execute("alter table a drop constraint a_pkey");
        roles("alter table a owner to \"%s\"; grant select on a to \"%s\"");
        try (BackupWorkshop shop = shop()) {
            String backup = backUpAndForget(shop, BackupFormat.PLAIN);
            refused(shop, backup, false, false)
                    .hasMessageContaining(": %s, %s. Nothing".formatted(owner, reader))
                    .hasMessageContaining("It is a script")
                    .hasMessageNotContaining("--no-owner");
        }
    }

    @Test
    void a_tablespace_that_is_missing_is_listed_and_can_be_left_out() throws SQLException {
        space();
        test.execute("alter table a set tablespace \"" + space + "\"");
        try (BackupWorkshop shop = shop()) {
            String archive = shop.backUp(BackupFormat.CUSTOM).name();
            String script = shop.backUp(BackupFormat.PLAIN).name();
            test.execute("alter table a set tablespace pg_default");
            test.execute("drop tablespace \"" + space + "\"");
            assertThatThrownBy(() -> shop.restore(archive, wish(true, true, true)))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("tablespaces that the server of development does not have: " + space)
                    .hasMessageContaining("or pass --no-tablespaces.");
            assertThatThrownBy(() -> shop.restore(script, wish(true, true, false)))
                    .hasMessageContaining(space)
                    .hasMessageContaining("It is a script")
                    .hasMessageNotContaining("--no-tablespaces");
            assertThat(rows(shop.restore(archive, wish(true, true, false)))).isEqualTo("30");
        }
    }

    @Test
    void a_tablespace_that_only_other_tables_are_in_is_not_missing() throws SQLException {
        space();
        test.execute("create table b (id int primary key); alter table b set tablespace \"" + space + "\"");
        try (BackupWorkshop shop = shop()) {
            String archive = shop.backUp(BackupFormat.CUSTOM).name();
            test.execute("drop table b");
            test.execute("drop tablespace \"" + space + "\"");
            assertThat(rows(shop.restore(archive, selected("a")))).isEqualTo("30");
            assertThatThrownBy(() -> shop.restore(archive, selected("b")))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("tablespaces that the server of development does not have: " + space);
        }
    }

    @Test
    void a_tablespace_of_the_source_fails_no_proof() throws SQLException {
        space();
        test.execute(
                "alter table a set tablespace \"" + space + "\"; alter index a_pkey set tablespace \"" + space + "\"");
        try (BackupWorkshop shop = shop()) {
            for (BackupFormat format : List.of(BackupFormat.CUSTOM, BackupFormat.PLAIN)) {
                BackupProof proof = shop.service()
                        .verify(shop.backUp(format), shop.listener(), Confirmer.NOBODY, new CancelToken());
                assertThat(proof.differences()).isEmpty();
                assertThat(proof.passed()).isTrue();
            }
        } finally {
            test.execute("alter table a set tablespace pg_default; alter index a_pkey set tablespace pg_default");
            test.execute("drop tablespace \"" + space + "\"");
        }
    }

    private BackupWorkshop shop() {
        return new BackupWorkshop(folder, test, Environment.DEVELOPMENT);
    }

    /** @param use of both roles */
    private void roles(String use) {
        test.execute("create role \"%1$s\"; create role \"%2$s\"; %3$s"
                .formatted(owner, reader, use.formatted(owner, reader)));
    }

    private String backUpAndForget(BackupWorkshop shop, BackupFormat format) {
        String name = shop.backUp(format).name();
        test.execute(
                "alter table a owner to postgres; drop policy if exists p on a; revoke all on a from \"%2$s\"; drop role \"%1$s\", \"%2$s\""
                        .formatted(owner, reader));
        return name;
    }

    /** In the folder of the server itself, which wants no folder of one's own. */
    private void space() throws SQLException {
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set allow_in_place_tablespaces = on");
            statement.execute("create tablespace \"" + space + "\" location ''");
        }
    }

    @Test
    void a_backup_of_tables_is_restored_into_the_schemas_that_they_were_in() {
        test.execute("create schema \"user\"; create table \"user\".b as select 7 as id");
        try (BackupWorkshop shop = shop()) {
            Backup part = shop.service()
                    .backup(
                            "development",
                            Optional.of(shop.out),
                            tables("b"),
                            true,
                            shop.listener(),
                            new CancelToken());
            Restored restored = shop.restore(part.name(), wish(true, true, true));
            assertThat(new TestDatabase(test.port(), restored.database()).rows("select id from \"user\".b"))
                    .containsExactly("7");
        }
    }

    private static BackupOptions tables(String... names) {
        BackupOptions usual = BackupOptions.USUAL;
        return new BackupOptions(
                usual.format(),
                usual.jobs(),
                usual.compress(),
                List.of(),
                List.of(names),
                List.of(),
                List.of(),
                usual.content(),
                usual.globals(),
                usual.lockWait());
    }

    private AbstractThrowableAssert<?, ?> refused(BackupWorkshop shop, String backup, boolean owners, boolean rights) {
        return assertThatThrownBy(() -> shop.restore(backup, wish(owners, rights, true)))
                .isInstanceOf(LockkeeperException.class);
    }

    private String rows(Restored restored) {
        return new TestDatabase(test.port(), restored.database())
                .rows("select count(*) from a")
                .getFirst();
    }

    private RestoreWish wish(boolean owners, boolean rights, boolean tablespaces) {
        return new RestoreWish(
                Optional.of(test.name() + "_made"), false, false, 1, List.of(), owners, rights, tablespaces);
    }

    private RestoreWish selected(String table) {
        return new RestoreWish(
                Optional.of(test.name() + "_made_" + table), false, false, 1, List.of(table), true, true, true);
    }
}

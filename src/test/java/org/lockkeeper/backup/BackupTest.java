package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.backup.BackupManifest.TableRows;
import org.lockkeeper.client.ClientFinder;
import org.lockkeeper.client.ClientTools;
import org.lockkeeper.client.ProgramVersion;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class BackupTest {
    private static final String ODD = "-We\"ird\nname *?";

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("backup");

    @Test
    void a_role_that_may_not_see_a_table_gets_no_backup_and_hears_which() throws IOException {
        test.execute("create table open_one (id int); create table secret (id int)");
        String role = "reader_" + test.name();
        test.execute("create role " + role + " login; grant select on open_one to " + role);
        ConnectionProfile profile = new ConnectionProfile(
                "dev",
                Environment.DEVELOPMENT,
                "127.0.0.1",
                test.port(),
                test.name(),
                role,
                SslMode.DISABLE,
                new PasswordSource.Pgpass(),
                Optional.empty());
        try (BackupWorkshop shop = new BackupWorkshop(folder, List.of(profile), Optional.empty())) {
            assertThatThrownBy(() -> backup(shop, "dev", BackupOptions.USUAL))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("permission denied for table secret")
                    .hasMessageContaining(role);
            test.execute("grant select on secret to " + role + "; alter table secret enable row level security");
            assertThatThrownBy(() -> backup(shop, "dev", BackupOptions.USUAL))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("\"secret\"")
                    .hasMessageContaining("wants a role with BYPASSRLS");
            assertThat(shop.left()).isEmpty();
        }
    }

    @Test
    void a_lock_that_is_not_given_up_ends_it_in_time_and_leaves_nothing() throws IOException {
        test.execute("create table busy (id int)");
        try (BackupWorkshop shop = workshop();
                OpenTransaction _ = OpenTransaction.of(test, "lock table busy in access exclusive mode")) {
            BackupOptions options = new BackupOptions(
                    BackupFormat.CUSTOM,
                    1,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    BackupContent.ALL,
                    false,
                    Duration.ofMillis(200));
            assertThatThrownBy(() -> backup(shop, "development", options))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("Another session holds that table's lock");
            assertThat(shop.left()).isEmpty();
        }
    }

    @Test
    void a_table_that_is_dropped_meanwhile_fails_it_with_its_name() throws IOException {
        test.execute("create table gone (id int)");
        try (BackupWorkshop shop = workshop()) {
            CompletableFuture<Backup> running;
            try (var other = test.connect()) {
                other.setAutoCommit(false);
                other.createStatement().execute("drop table gone");
                running = CompletableFuture.supplyAsync(() -> backup(shop, "development", BackupOptions.USUAL));
                Await.row(test, waiting());
                other.commit();
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            assertThatThrownBy(running::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("gone")
                    .hasMessageContaining("was dropped while the backup ran");
            assertThat(shop.left()).isEmpty();
        }
    }

    @Test
    void a_cancelled_one_leaves_neither_files_nor_sessions() throws IOException {
        test.execute("create table busy (id int)");
        try (BackupWorkshop shop = workshop();
                OpenTransaction _ = OpenTransaction.of(test, "lock table busy in access exclusive mode")) {
            CancelToken cancel = new CancelToken();
            CompletableFuture<Backup> running = CompletableFuture.supplyAsync(() -> shop.service()
                    .backup(
                            "development",
                            Optional.of(shop.out),
                            BackupOptions.USUAL.withFormat(BackupFormat.DIRECTORY, 2),
                            true,
                            shop.listener(),
                            cancel));
            Await.row(test, waiting());
            cancel.cancel();
            assertThatThrownBy(running::join).cause().isInstanceOf(java.util.concurrent.CancellationException.class);
            assertThat(shop.left()).isEmpty();
            Await.row(test, "select 1 where not exists (" + waiting() + ")");
        }
    }

    @Test
    void while_a_migration_runs_none_is_begun() throws IOException {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.PRODUCTION);
                OpenTransaction _ = OpenTransaction.of(test, "select pg_advisory_lock(72707369)")) {
            assertThatThrownBy(() -> backup(shop, "production", BackupOptions.USUAL))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("A migration runs on production now")
                    .hasMessageContaining("application forgotten");
            assertThat(shop.left()).isEmpty();
        }
    }

    @Test
    void a_name_that_the_database_does_not_have_is_refused_before_anything_runs() throws IOException {
        test.execute("create schema other; create table other.twice (id int); create table twice (id int)");
        try (BackupWorkshop shop = workshop()) {
            assertThatThrownBy(() -> backup(shop, "development", tables("nothing")))
                    .hasMessageContaining("has no table of that name");
            assertThatThrownBy(() -> backup(shop, "development", tables("twice")))
                    .hasMessageContaining("other.twice, public.twice");
            assertThatThrownBy(() -> backup(shop, "development", tables("tw*")))
                    .hasMessageContaining("has no table of that name");
            assertThatThrownBy(() -> backup(shop, "development", schemas("oth*")))
                    .hasMessageContaining("has no schema of that name");
            assertThat(shop.left()).isEmpty();
        }
    }

    @Test
    void what_is_no_folder_is_told_and_not_looked_into_from_then_on() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "x");
        try (BackupWorkshop shop = workshop()) {
            assertThatThrownBy(() -> shop.service()
                            .backup(
                                    "development",
                                    Optional.of(file),
                                    BackupOptions.USUAL,
                                    true,
                                    shop.listener(),
                                    new CancelToken()))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("could not be written to %1$s (%1$s is no folder).".formatted(file));
            assertThat(shop.service().catalogue().problems()).isEmpty();
            assertThat(shop.left()).isEmpty();
        }
    }

    @Test
    void without_a_pg_dump_that_is_new_enough_none_is_begun() throws IOException {
        TestDatabase newer = TestPostgres.major(18).freshDatabase("too_new");
        try (BackupWorkshop shop = new BackupWorkshop(folder, newer, Environment.DEVELOPMENT)) {
            int installed =
                    new ClientFinder(List.of()).all().getFirst().version().major();
            Assumptions.assumeTrue(installed < 18, "the installed programs are new enough");
            assertThatThrownBy(() -> backup(shop, "development", BackupOptions.USUAL))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("PostgreSQL 18 wants client programs of that version or a newer one")
                    .hasMessageContaining("Install them with: ");
            assertThat(shop.left()).isEmpty();
        }
    }

    @Test
    void options_that_do_not_go_together_are_refused() {
        try (BackupWorkshop shop = workshop()) {
            assertThatThrownBy(
                            () -> backup(shop, "development", BackupOptions.USUAL.withFormat(BackupFormat.CUSTOM, 2)))
                    .hasMessageContaining("directory alone");
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_format_is_private_whole_and_counted(BackupFormat format) throws IOException {
        test.execute("create table a (id int); insert into a select generate_series(1, 1000);"
                + " create table empty (id int); create view v as select * from a");
        try (BackupWorkshop shop = workshop()) {
            Backup backup = backup(
                    shop,
                    "development",
                    BackupOptions.USUAL.withFormat(format, format == BackupFormat.DIRECTORY ? 2 : 1));
            assertThat(backup.manifest().tables())
                    .extracting(TableRows::table, TableRows::rows)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(new TableName("public", "a"), 1000L),
                            org.assertj.core.groups.Tuple.tuple(new TableName("public", "empty"), 0L));
            assertThat(backup.manifest().globals()).isPresent();
            Backup read = shop.service().find(backup.name());
            assertThat(read).isEqualTo(backup);
            Path place = ((Backup.Local) read.place()).folder().path();
            try (Stream<Path> files = Files.walk(place)) {
                assertThat(files)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .endsWith("------"));
            }
            assertThat(ContentHash.of(place.resolve(backup.manifest().dump().file()), new CancelToken()))
                    .isEqualTo(backup.manifest().dump());
            assertThat(shop.left()).containsExactly(place);
        }
    }

    @Test
    void names_with_anything_in_them_are_meant_as_they_stand() throws IOException {
        // With an equals sign a name could be taken for a connection string.
        String database = "host=nowhere port=1 " + test.name() + " '" + ODD;
        String role = "-" + test.name() + " user=nobody '" + ODD;
        test.execute("create database \"" + database.replace("\"", "\"\"") + "\"");
        test.execute("create role \"" + role.replace("\"", "\"\"") + "\" login superuser");
        TestDatabase odd = new TestDatabase(test.port(), database, role);
        String quoted = "\"" + ODD.replace("\"", "\"\"") + "\"";
        try (var connection = connect(odd);
                var statement = connection.createStatement()) {
            statement.execute("create schema " + quoted);
            statement.execute("create table " + quoted + "." + quoted + " (id int)");
            statement.execute("insert into " + quoted + "." + quoted + " values (1), (2)");
            statement.execute("create table \"-We\" (id int)");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        try (BackupWorkshop shop = new BackupWorkshop(folder, odd, Environment.DEVELOPMENT)) {
            assertThat(backup(shop, "development", BackupOptions.USUAL)
                            .manifest()
                            .tables())
                    .hasSize(2);
            Backup one = backup(shop, "development", tables(ODD));
            assertThat(one.manifest().tables())
                    .extracting(TableRows::table, TableRows::rows)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(new TableName(ODD, ODD), 2L));
            assertThat(one.name()).matches("[A-Za-z0-9][A-Za-z0-9._-]*");
            assertThat(one.manifest().notes()).isEmpty();
            assertThat(one.manifest().globals()).isPresent();
        } finally {
            test.execute("drop database \"" + database.replace("\"", "\"\"") + "\"");
            test.execute("drop role \"" + role.replace("\"", "\"\"") + "\"");
        }
    }

    @Test
    void production_hears_what_it_costs_and_which_program_makes_it() throws IOException {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.PRODUCTION)) {
            Backup backup = backup(shop, "production", BackupOptions.USUAL);
            ClientTools tools = new ClientTools(
                    BackupWorkshop.REAL,
                    ProgramVersion.parse("(PostgreSQL) " + backup.manifest().toolVersion())
                            .orElseThrow());
            assertThat(String.join("\n", shop.notices))
                    .contains("AccessShare lock")
                    .contains("pg_dump %s of %s makes the backup of PostgreSQL %s."
                            .formatted(
                                    tools.version(),
                                    tools.folder(),
                                    backup.manifest().source().serverVersion()));
            // Which the installed ones are is this system's: that they are warned of wherever they are too old is
            // looked at here.
            assertThat(shop.notices)
                    .containsAll(
                            new ClientFinder(List.of()).warning(tools).stream().toList());
        }
    }

    private BackupWorkshop workshop() {
        return new BackupWorkshop(folder, test, Environment.DEVELOPMENT);
    }

    private static java.sql.Connection connect(TestDatabase odd) throws java.sql.SQLException {
        var source = new org.postgresql.ds.PGSimpleDataSource();
        source.setPortNumbers(new int[] {odd.port()});
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setDatabaseName(odd.name());
        source.setUser(odd.user());
        return source.getConnection();
    }

    private static String waiting() {
        return "select 1 from pg_stat_activity where application_name = 'lockkeeper' and wait_event_type = 'Lock' and query like 'LOCK TABLE%' and datname = current_database()";
    }

    private static BackupOptions tables(String... names) {
        return some(List.of(), List.of(names));
    }

    private static BackupOptions schemas(String... names) {
        return some(List.of(names), List.of());
    }

    private static BackupOptions some(List<String> schemas, List<String> tables) {
        return new BackupOptions(
                BackupFormat.CUSTOM,
                1,
                Optional.empty(),
                schemas,
                tables,
                List.of(),
                List.of(),
                BackupContent.ALL,
                true,
                BackupOptions.USUAL_LOCK_WAIT);
    }

    private static Backup backup(BackupWorkshop shop, String environment, BackupOptions options) {
        return shop.service()
                .backup(environment, Optional.of(shop.out), options, true, shop.listener(), new CancelToken());
    }
}

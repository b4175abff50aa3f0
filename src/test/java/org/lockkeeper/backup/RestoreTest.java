package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** The proof of a backup, its restore, the swap and the way back. */
class RestoreTest {
    private static final String TRAITS = """
            select array(select unnest(datacl)::text order by 1), datconnlimit, shobj_description(d.oid, 'pg_database'),
              array(select setrole::regrole::text || setconfig::text from pg_db_role_setting where setdatabase = d.oid order by 1)
            from pg_database d where datname = '%s'
            """;

    private static final String SUMS =
            "select 'customer', count(*), md5(string_agg(t::text, ',' order by t::text)) from customer t"
                    + " union all select 'order', count(*), md5(string_agg(t::text, ',' order by t::text)) from \"Order\" t";

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("restore");

    @BeforeEach
    void a_small_shop() {
        test.execute("create table customer (id serial primary key, name text not null check (name <> ''));"
                + " create table \"Order\" (id int primary key, customer int references customer, note text);"
                + " create index order_note on \"Order\" (note); create view busy as select * from \"Order\";"
                + " insert into customer (name) select 'c' || g from generate_series(1, 300) g;"
                + " insert into \"Order\" select g, 1 + g % 300, e'a\\nb\\\\.' from generate_series(1, 900) g");
    }

    @AfterEach
    void whatever_was_made_is_dropped() {
        TestDatabase first = new TestDatabase(test.port(), "postgres");
        for (String made : first.rows("select datname from pg_database where datname like '" + test.name() + "\\_%'")) {
            first.execute("drop database \"" + made + "\" with (force)");
        }
    }

    @Test
    void what_is_no_dump_is_not_restored() throws IOException {
        try (BackupWorkshop shop = shop(Environment.DEVELOPMENT)) {
            Path none = Files.writeString(folder.resolve("none.dump"), "-----BEGIN AGE ENCRYPTED FILE-----\n");
            assertThatThrownBy(() -> shop.restore(none.toString(), RestoreWish.USUAL))
                    .hasMessageContaining("may be encrypted");
            assertThatThrownBy(() -> shop.restore("/", RestoreWish.USUAL)).hasMessageContaining("has no toc.dat");
            assertThatThrownBy(() -> shop.service().find("/")).isInstanceOf(LockkeeperException.class);
            assertThatThrownBy(() -> shop.restore("/dev/null", RestoreWish.USUAL))
                    .as("as a pipe, which would be waited for without an end")
                    .hasMessageContaining("it is neither a file nor a folder");
            Path dump = dump(shop.backUp(BackupFormat.CUSTOM));
            byte[] bytes = Files.readAllBytes(dump);
            Path cut = Files.write(folder.resolve("cut.dump"), java.util.Arrays.copyOf(bytes, 300));
            assertThatThrownBy(() -> shop.restore(cut.toString(), RestoreWish.USUAL))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("Nothing was restored");
            Path rowsCut = Files.write(
                    folder.resolve("rows.dump"), java.util.Arrays.copyOf(bytes, bytes.length - bytes.length / 10));
            assertThatThrownBy(() -> shop.restore(rowsCut.toString(), RestoreWish.USUAL))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("The new database was dropped again");
            bytes[6] = 99;
            Path newer = Files.write(folder.resolve("newer.dump"), bytes);
            assertThatThrownBy(() -> shop.restore(newer.toString(), RestoreWish.USUAL))
                    .as("before it is read, or by the programs that are there")
                    .hasMessageMatching(
                            ".*(only pg_restore of that version or a newer one reads it|a newer pg_dump wrote it).*");
            assertThat(restored()).isEmpty();
        }
    }

    @Test
    void a_dump_that_was_changed_and_a_manifest_that_was_edited_prove_nothing() throws IOException {
        try (BackupWorkshop shop = shop(Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            byte[] bytes = Files.readAllBytes(dump(backup));
            byte[] changed = bytes.clone();
            changed[changed.length - 40] ^= 1;
            Files.write(dump(backup), changed);
            BackupProof proof = shop.service().verify(backup, shop.listener(), Confirmer.NOBODY, new CancelToken());
            assertThat(proof.passed()).isFalse();
            assertThat(proof.differences().getFirst()).contains("is not what the manifest says");
            assertThat(shop.service().find(backup.name()).isVerified()).isFalse();
            assertThatThrownBy(() -> shop.restore(backup.name(), RestoreWish.USUAL))
                    .hasMessageContaining("changed or damaged");
            Files.write(dump(backup), bytes);
            Path manifest = ((Backup.Local) backup.place()).folder().manifest();
            Files.writeString(manifest, Files.readString(manifest).replace("\"rows\" : 900", "\"rows\" : 1"));
            Backup edited = shop.service().find(backup.name());
            assertThat(shop.service()
                            .verify(edited, shop.listener(), Confirmer.NOBODY, new CancelToken())
                            .differences())
                    .anyMatch(difference -> difference.contains("edited"));
        }
    }

    @Test
    void roles_that_are_missing_are_listed_before_anything_starts() throws IOException {
        String role = "gone_" + test.name();
        test.execute("create role \"" + role + "\"; alter view busy owner to \"" + role + "\"");
        try (BackupWorkshop shop = shop(Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            test.execute("reassign owned by \"" + role + "\" to postgres; drop role \"" + role + "\"");
            assertThatThrownBy(() -> shop.restore(backup.name(), RestoreWish.USUAL))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining(role)
                    .hasMessageContaining("--no-owner");
            assertThat(restored()).isEmpty();
            BackupProof proof = shop.service().verify(backup, shop.listener(), Confirmer.NOBODY, new CancelToken());
            assertThat(proof.differences()).isEmpty();
        }
    }

    @Test
    void the_first_error_ends_it_names_the_object_and_leaves_no_database() throws IOException {
        try (BackupWorkshop shop = shop(Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.PLAIN);
            Path broken = folder.resolve("broken.sql");
            Files.writeString(
                    broken,
                    Files.readString(dump(backup))
                            .replace("CREATE VIEW public.busy AS", "CREATE VIEW public.busy OOPS"));
            assertThatThrownBy(() -> shop.restore(broken.toString(), RestoreWish.USUAL))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("stopped at line ")
                    .hasMessageContaining("syntax error");
            assertThat(restored()).isEmpty();
            assertThat(String.join("\n", shop.notices)).contains("no manifest");
        }
    }

    @Test
    void production_wants_both_and_changes_nothing_without() throws IOException {
        try (BackupWorkshop shop = shop(Environment.PRODUCTION)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            for (RestoreWish wish : List.of(RestoreWish.USUAL, RestoreWish.USUAL.swapped(), over())) {
                assertThatThrownBy(() -> shop.service()
                                .restores()
                                .restore(
                                        "production",
                                        backup.name(),
                                        wish,
                                        Confirmer.NOBODY,
                                        shop.listener(),
                                        new CancelToken()))
                        .isInstanceOf(GuardRefusedException.class);
            }
            assertThat(restored()).isEmpty();
        }
    }

    @Test
    void over_what_is_there_it_holds_wholly() throws IOException {
        try (BackupWorkshop shop = shop(Environment.DEVELOPMENT)) {
            List<String> before = test.rows(SUMS);
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            test.execute("delete from \"Order\"; drop view busy; insert into customer (name) values ('later')");
            Restored restored = shop.restore(backup.name(), over());
            assertThat(restored.database()).isEqualTo(test.name());
            assertThat(test.rows(SUMS)).isEqualTo(before);
        }
    }

    @Test
    void selected_tables_come_with_their_indexes_and_sequences() throws IOException {
        try (BackupWorkshop shop = shop(Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            Restored one = shop.restore(
                    backup.name(), new RestoreWish(Optional.empty(), false, false, 1, List.of("Order"), true, true));
            TestDatabase made = new TestDatabase(test.port(), one.database());
            assertThat(made.rows("select relname from pg_class where relnamespace = 'public'::regnamespace order by 1"))
                    .containsExactly("Order", "Order_pkey", "order_note");
            assertThat(made.rows("select count(*) from \"Order\"")).containsExactly("900");
        }
    }

    @ParameterizedTest
    @EnumSource
    void backed_up_proven_swapped_in_and_undone_the_rows_are_the_same_at_each_step(BackupFormat format)
            throws Exception {
        // An embedded server is started for one of them: it takes as long as all the rest.
        try (BackupWorkshop shop = format == BackupFormat.CUSTOM ? shop(Environment.PRODUCTION) : shopWithScratch()) {
            List<String> before = test.rows(SUMS);
            Backup backup = shop.backUp(format);
            BackupProof proof = shop.service().verify(backup, shop.listener(), Confirmer.NOBODY, new CancelToken());
            assertThat(proof.differences()).isEmpty();
            assertThat(proof.passed()).isTrue();
            assertThat(proof.tables()).isEqualTo(2);
            assertThat(proof.rows()).isEqualTo(1200);
            assertThat(shop.service().find(backup.name()).manifest().proof()).contains(proof);
            test.execute("delete from \"Order\" where id > 10");
            List<String> damaged = test.rows(SUMS);
            AtomicBoolean stop = new AtomicBoolean();
            CompletableFuture<Void> stubborn = CompletableFuture.runAsync(() -> reconnect(stop));
            Restored swapped;
            Restored undone;
            try {
                swapped = shop.restore(backup.name(), RestoreWish.USUAL.swapped());
                assertThat(test.rows(SUMS)).isEqualTo(before);
                assertThat(swapped.database()).isEqualTo(test.name());
                undone = shop.service().restores().undo("production", Said.reviewed(test.name()));
            } finally {
                stop.set(true);
                stubborn.join();
            }
            assertThat(test.rows(SUMS)).isEqualTo(damaged);
            assertThat(swapped.previous().orElseThrow()).matches(test.name() + "_before_\\d{8}_\\d{6}");
            assertThat(new TestDatabase(test.port(), undone.previous().orElseThrow()).rows(SUMS))
                    .isEqualTo(before);
            assertThatThrownBy(() -> shop.service().restores().undo("production", Said.reviewed(test.name())))
                    .hasMessageContaining("nothing to go back to");
        }
    }

    @Test
    void what_a_database_has_beside_its_content_goes_to_the_one_that_takes_its_place() {
        String name = test.name();
        test.execute("create role \"%1$s reader\"; create schema \"odd, schema\";".formatted(name)
                + "alter database \"%1$s\" set search_path to \"$user\", \"odd, schema\", public;".formatted(name)
                + "alter database \"%1$s\" set work_mem to '77MB';".formatted(name)
                + "alter database \"%1$s\" set \"app.tenant\" to 'it''s one';".formatted(name)
                + "alter role \"%1$s reader\" in database \"%1$s\" set statement_timeout to '1ms';".formatted(name)
                + "revoke temporary on database \"%1$s\" from public;".formatted(name)
                + "grant create on database \"%1$s\" to \"%1$s reader\" with grant option;".formatted(name)
                + "alter database \"%1$s\" connection limit 90;".formatted(name)
                + "comment on database \"%1$s\" is 'the shop''s'".formatted(name));
        try (BackupWorkshop shop = shop(Environment.PRODUCTION)) {
            List<String> before = test.rows(TRAITS.formatted(name));
            assertThat(before.getFirst())
                    .contains("77MB", "odd, schema", "it's one", "statement_timeout", "the shop's");
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            String kept = shop.restore(backup.name(), RestoreWish.USUAL.swapped())
                    .previous()
                    .orElseThrow();
            assertThat(test.rows(TRAITS.formatted(name))).isEqualTo(before);
            assertThat(test.rows(TRAITS.formatted(kept))).isEqualTo(before);
            shop.service().restores().undo("production", Said.reviewed(name));
            assertThat(test.rows(TRAITS.formatted(name))).isEqualTo(before);
        }
    }

    @Test
    void what_the_role_may_not_give_the_new_database_is_told_with_its_command() {
        String name = test.name();
        test.execute("create role \"%1$s lead\" login createdb in role pg_signal_backend;".formatted(name)
                + "create role \"%1$s reader\";".formatted(name)
                + "alter database \"%1$s\" owner to \"%1$s lead\"; alter table customer owner to \"%1$s lead\";"
                        .formatted(name)
                + "alter table \"Order\" owner to \"%1$s lead\"; alter view busy owner to \"%1$s lead\";"
                        .formatted(name)
                + "alter role \"%1$s reader\" in database \"%1$s\" set statement_timeout to '1ms';".formatted(name)
                + "set allow_system_table_mods = on;"
                + "insert into pg_shseclabel select oid, 'pg_database'::regclass, 'vault', 'secret' from pg_database where datname = '%s'"
                        .formatted(name));
        try (BackupWorkshop shop = new BackupWorkshop(
                folder, new TestDatabase(test.port(), name, name + " lead"), Environment.PRODUCTION)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            Restored swapped = shop.restore(
                    backup.name(), new RestoreWish(Optional.empty(), true, false, 1, List.of(), false, false));
            assertThat(swapped.previous()).isPresent();
            assertThat(shop.notices)
                    .anySatisfy(notice -> assertThat(notice)
                            .startsWith("The new database did not get what the present one has")
                            .contains("Run it by hand: alter role \"%s reader\" in database".formatted(name)))
                    .anySatisfy(notice -> assertThat(notice)
                            .contains("Run it by hand: security label for vault on database")
                            .endsWith("is 'secret'"));
        } finally {
            test.execute("set allow_system_table_mods = on; delete from pg_shseclabel where provider = 'vault'");
        }
    }

    /** An application whose pool connects again as soon as it is disconnected. */
    private void reconnect(AtomicBoolean stop) {
        while (!stop.get()) {
            try (Connection connection = test.connect()) {
                while (!stop.get()) {
                    connection.createStatement().execute("select pg_sleep(0.01)");
                }
            } catch (SQLException e) {
                // Disconnected, or held up: that is what this is here for.
                assertThat(e.getSQLState()).isNotEmpty();
            }
        }
    }

    private BackupWorkshop shop(Environment environment) {
        return new BackupWorkshop(folder, test, environment);
    }

    /** Proofs go into another database of the same server. */
    private BackupWorkshop shopWithScratch() {
        return new BackupWorkshop(
                folder,
                List.of(
                        test.profile(Environment.PRODUCTION),
                        new TestDatabase(test.port(), "postgres").profile(Environment.DEVELOPMENT)),
                Optional.empty(),
                Optional.of(Environment.DEVELOPMENT.label()));
    }

    private static RestoreWish over() {
        return new RestoreWish(Optional.empty(), false, true, 1, List.of(), true, true);
    }

    private List<String> restored() {
        return test.rows("select datname from pg_database where datname like '" + test.name() + "\\_%'");
    }

    private static Path dump(Backup backup) {
        return ((Backup.Local) backup.place()).folder().dump(backup.manifest());
    }
}

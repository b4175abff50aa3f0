package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.client.ClientFinder;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.guard.Strictness;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestClients;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Where test restores go, and what is compared beside rows. */
class ProofPlacesTest {
    /** Stands for a dump that wants an extension that no server here has. */
    private static final String GHOST =
            "case \"$1\" in --schema-only) echo 'CREATE EXTENSION ghost WITH SCHEMA public;';; esac\nexec \"$real\" \"$@\"\n";

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("proof_places");
    private final TestDatabase other = TestPostgres.usual().freshDatabase("scratch_home");

    @BeforeEach
    void rows_a_sequence_and_a_large_object() {
        test.execute("create table customer (id serial primary key, name text);"
                + " insert into customer (name) select 'c' || g from generate_series(1, 40) g;"
                + " alter table customer add constraint unseen check (id < 0) not valid;"
                + " create sequence \"Odd 'one\" start 7; select lo_from_bytea(0, 'hello')");
    }

    @Test
    void an_extension_that_the_embedded_server_lacks_is_told_with_the_way_out() throws Exception {
        try (BackupWorkshop shop = shop(Optional.empty()).with(Map.of("pg_restore", GHOST))) {
            Backup backup = backup(shop);
            assertThatThrownBy(() -> verify(shop, backup))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("an embedded PostgreSQL 15 does not have the extensions that it needs: ghost")
                    .hasMessageContaining("backups.scratch");
            assertThat(shop.service().find(backup.name()).manifest().proof())
                    .as("it says nothing of the backup")
                    .isEmpty();
            assertThat(folder.resolve("backups/throwaways/servers")).isEmptyDirectory();
        }
    }

    @Test
    void a_scratch_server_that_lacks_it_is_named_and_keeps_nothing() throws Exception {
        try (BackupWorkshop shop = shop(Optional.of("scratch")).with(Map.of("pg_restore", GHOST))) {
            Backup backup = backup(shop);
            assertThatThrownBy(() -> verify(shop, backup))
                    .hasMessageContaining(
                            "the scratch server scratch does not have the extensions that it needs: ghost");
            assertThat(scratchDatabases()).isEmpty();
        }
    }

    @Test
    void production_is_no_scratch_server() {
        try (BackupWorkshop shop = shop(Optional.of("production"))) {
            Backup backup = backup(shop);
            assertThatThrownBy(() -> verify(shop, backup)).isInstanceOf(GuardRefusedException.class);
            assertThat(scratchDatabases()).isEmpty();
        }
    }

    @Test
    void a_scratch_server_proves_it_in_a_database_of_its_own_which_is_dropped() {
        try (BackupWorkshop shop = shop(Optional.of("scratch"))) {
            BackupProof proof = verify(shop, backup(shop));
            assertThat(proof.differences()).isEmpty();
            assertThat(proof.where()).isEqualTo("the scratch server scratch");
            assertThat(proof.rows()).isEqualTo(40);
            assertThat(scratchDatabases()).isEmpty();
            assertThat(other.rows("select count(*) from pg_class where relname = 'customer'"))
                    .containsExactly("0");
        }
    }

    @Test
    void a_scratch_server_whose_profile_asks_twice_is_not_used_unasked() {
        try (BackupWorkshop shop = shop(Optional.of("strict"))) {
            Backup backup = backup(shop);
            assertThatThrownBy(() -> verify(shop, backup)).isInstanceOf(GuardRefusedException.class);
            assertThat(scratchDatabases()).isEmpty();
            BackupProof proof =
                    shop.service().verify(backup, shop.listener(), Said.reviewed(other.name()), new CancelToken());
            assertThat(proof.passed()).isTrue();
        }
    }

    @Test
    void a_sequence_that_stands_elsewhere_and_large_objects_that_are_cut_grown_or_changed_are_differences()
            throws Exception {
        test.execute("select lo_from_bytea(0, 'hullo'), lo_from_bytea(0, 'more')");
        String changed = changing(
                "select setval('customer_id_seq', 3); select lo_truncate(lo_open(min(oid), 131072), 2) from pg_largeobject_metadata;"
                        + " select lo_put(min(oid), 3, 'x') from pg_largeobject_metadata where oid > (select min(oid) from pg_largeobject_metadata);"
                        + " select lo_put(max(oid), 4, 'x') from pg_largeobject_metadata;");
        try (BackupWorkshop shop = shop(Optional.empty()).with(Map.of("pg_restore", changed))) {
            BackupProof proof = verify(shop, backup(shop));
            assertThat(proof.passed()).isFalse();
            assertThat(proof.differences())
                    .anyMatch(line -> line.equals("sequence public.customer_id_seq stands at 3, of 40 in the dump"))
                    .anyMatch(line -> line.endsWith("does not hold the 4 bytes of the dump"))
                    .filteredOn(line -> line.endsWith("does not hold the 5 bytes of the dump"))
                    .hasSize(2);
            assertThat(proof.differences()).hasSize(4);
        }
    }

    @Test
    void rows_objects_owners_indexes_and_constraints_that_are_not_the_dumps_are_differences() throws Exception {
        test.execute("create index by_name on customer (name); create view seen as select * from customer;"
                + " create table untouched as select 1 as id");
        String changed = changing("delete from customer where id > 38; drop view seen; create role stranger;"
                + " alter table untouched owner to stranger; create table extra (id int);"
                + " alter table untouched add constraint late check (id > 0) not valid;"
                + " update pg_index set indisvalid = false where indexrelid = 'by_name'::regclass;");
        try (BackupWorkshop shop = shop(Optional.empty()).with(Map.of("pg_restore", changed))) {
            Backup backup = backup(shop);
            BackupProof proof = verify(shop, backup);
            assertThat(proof.passed()).isFalse();
            assertThat(proof.differences())
                    .contains(
                            "public.customer has 38 rows, of 40 in the dump",
                            "VIEW public.seen (owner postgres) of the dump is not in the restored database",
                            "TABLE public.extra (owner postgres) is in the restored database and not in the dump",
                            "TABLE public.untouched (owner postgres) of the dump is not in the restored database",
                            "TABLE public.untouched (owner stranger) is in the restored database and not in the dump",
                            "index \"public\".\"by_name\" on customer is not valid",
                            "constraint late on public.untouched is not valid")
                    .noneMatch(line -> line.contains("unseen"));
            assertThat(shop.service().find(backup.name()).manifest().proof()).contains(proof);
        }
    }

    @Test
    void tables_alone_are_proven_without_the_schema_that_they_are_in() {
        test.execute("create schema \"its \"\"own\"\"\n\"; create table \"its \"\"own\"\"\n\".notes as select 1 as id;"
                + " create table untouched as select 2 as id");
        try (BackupWorkshop shop = shop(Optional.of("scratch"))) {
            BackupProof proof = verify(shop, backup(shop, "notes", "untouched"));
            assertThat(proof.differences()).isEmpty();
            assertThat(proof.rows()).isEqualTo(2);
        }
    }

    @Test
    void a_part_that_needs_what_is_not_in_it_is_not_called_broken() {
        test.execute("create table booking (customer int references customer)");
        try (BackupWorkshop shop = shop(Optional.of("scratch"))) {
            Backup backup = backup(shop, "booking");
            assertThatThrownBy(() -> verify(shop, backup))
                    .hasMessageContaining("it is a part of a database, and what that needs is not in it")
                    .hasMessageContaining("relation \"public.customer\" does not exist");
            assertThat(shop.service().find(backup.name()).manifest().proof()).isEmpty();
            assertThat(scratchDatabases()).isEmpty();
        }
    }

    @Test
    void a_scratch_server_that_is_newer_than_the_backup_is_read_by_programs_of_its_own_major() {
        TestDatabase newer = TestPostgres.major(17).freshDatabase("newer_scratch");
        ConnectionProfile scratch = new TestDatabase(newer.port(), newer.name()).profile(Environment.DEVELOPMENT);
        try (BackupWorkshop shop = new BackupWorkshop(
                        folder,
                        List.of(test.profile(Environment.PRODUCTION), scratch),
                        Optional.empty(),
                        Optional.of(scratch.name()))
                .programs(BackupWorkshop.REAL, TestClients.folder(17))) {
            Backup backup = backup(shop);
            assertThat(backup.manifest().toolVersion()).startsWith(TestPostgres.USUAL_MAJOR + ".");
            assertThat(verify(shop, backup).differences()).isEmpty();
        }
    }

    @Test
    void a_script_says_where_its_sequences_stand_too() {
        try (BackupWorkshop shop = shop(Optional.of("scratch"))) {
            Backup backup = shop.service()
                    .backup(
                            "production",
                            Optional.of(shop.out),
                            BackupOptions.USUAL.withFormat(BackupFormat.PLAIN, 1),
                            true,
                            shop.listener(),
                            new CancelToken());
            Path dump = ((Backup.Local) backup.place()).folder().dump(backup.manifest());
            LooseValues values = loose(dump);
            assertThat(values.sequences())
                    .containsEntry(new TableName("public", "customer_id_seq"), new LooseValues.Standing(40, true))
                    .containsEntry(new TableName("public", "Odd 'one"), new LooseValues.Standing(7, false));
            assertThat(values.largeObjects().values())
                    .extracting(LargeObject::bytes)
                    .containsExactly(5L);
            try (ChildPrograms programs = ChildPrograms.open(
                    new ClientFinder(List.of()).all().getFirst(),
                    test.profile(Environment.PRODUCTION),
                    Optional.empty(),
                    folder.resolve("runs"))) {
                DumpReader reader = new DumpReader(
                        programs, why -> new LockkeeperException("LK-TEST", ExitCode.DEFECT, why), new CancelToken());
                assertThat(reader.definitions(dump, BackupFormat.PLAIN).objects())
                        .as("what large objects hold may be more than memory")
                        .noneMatch(object -> object.text().contains("lowrite"));
            }
            assertThat(verify(shop, backup).differences()).isEmpty();
        }
    }

    private static LooseValues loose(Path dump) {
        LooseValues values = new LooseValues();
        try (var in = Files.newInputStream(dump)) {
            CopyRows.count(in, values, new CancelToken());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return values;
    }

    /** Stands for a pg_restore that brings back something else than the dump holds: what it restored is changed at once. */
    private static String changing(String sql) {
        return "case \"$*\" in *--dbname=*) conn=; for a in \"$@\"; do case \"$a\" in --dbname=*) conn=$a;; esac; done;"
                + " \"$real\" \"$@\" || exit; exec \"$(dirname \"$real\")/psql\" -X -q -w -v ON_ERROR_STOP=1 \"$conn\" -c"
                + " \"" + sql + "\" >/dev/null;; *) exec \"$real\" \"$@\";; esac\n";
    }

    private List<String> scratchDatabases() {
        return other.rows("select datname from pg_database where datname like 'lockkeeper\\_scratch\\_%'");
    }

    private BackupWorkshop shop(Optional<String> scratch) {
        return new BackupWorkshop(
                folder,
                List.of(
                        test.profile(Environment.PRODUCTION),
                        scratch("scratch", Strictness.USUAL),
                        scratch("strict", Strictness.TWICE)),
                Optional.empty(),
                scratch);
    }

    private ConnectionProfile scratch(String name, Strictness confirm) {
        return new ConnectionProfile(
                name,
                Environment.DEVELOPMENT,
                "127.0.0.1",
                other.port(),
                other.name(),
                "postgres",
                SslMode.DISABLE,
                new PasswordSource.Pgpass(),
                Optional.empty(),
                Optional.empty(),
                confirm);
    }

    private static Backup backup(BackupWorkshop shop, String... tables) {
        BackupOptions usual = BackupOptions.USUAL;
        return shop.service()
                .backup(
                        "production",
                        Optional.of(shop.out),
                        new BackupOptions(
                                usual.format(),
                                usual.jobs(),
                                usual.compress(),
                                List.of(),
                                List.of(tables),
                                List.of(),
                                List.of(),
                                usual.content(),
                                usual.globals(),
                                usual.lockWait()),
                        true,
                        shop.listener(),
                        new CancelToken());
    }

    private static BackupProof verify(BackupWorkshop shop, Backup backup) {
        return shop.service().verify(backup, shop.listener(), Confirmer.NOBODY, new CancelToken());
    }
}

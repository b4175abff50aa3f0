package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestClients;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** The whole way of a backup with the programs that newer servers want. */
class NewerProgramsTest {
    private static final String ROWS = "select id, name, span, mood from item order by id";

    private static final String ODD = "it's \"odd\"\n-x";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "16, 17, CUSTOM, 1, zstd:3",
        "16, 18, DIRECTORY, 2, gzip:9",
        "17, 17, DIRECTORY, 2, lz4:level=9",
        "17, 18, CUSTOM, 1, none",
        "18, 18, DIRECTORY, 3, 'zstd:level=-5,long'",
        "18, 18, PLAIN, 1,"
    })
    void backed_up_proven_swapped_in_and_undone(
            int server, int programs, BackupFormat format, int jobs, String compress) throws IOException {
        TestDatabase test = TestPostgres.major(server).freshDatabase("newer");
        String role = "owner of " + test.name();
        fill(test, role);
        try (BackupWorkshop shop =
                new BackupWorkshop(folder, test, Environment.PRODUCTION).programs(TestClients.folder(programs))) {
            List<String> before = test.rows(ROWS);
            Backup backup = backUp(shop, format, jobs, Optional.ofNullable(compress));
            BackupManifest manifest = backup.manifest();
            assertThat(manifest.source().major()).isEqualTo(server);
            assertThat(manifest.toolVersion()).startsWith(programs + ".");
            assertThat(manifest.notes()).isEmpty();
            assertThat(manifest.tables())
                    .anySatisfy(table -> assertThat(table.table() + " " + table.rows())
                            .contains("item")
                            .endsWith(" 300"));
            assertThat(Files.readString(globals(backup))).contains("CREATE ROLE \"" + role + "\"");

            BackupProof proof = shop.service().verify(backup, shop.listener(), Confirmer.NOBODY, new CancelToken());
            assertThat(proof.differences()).isEmpty();
            assertThat(proof.passed()).isTrue();
            assertThat(proof.where()).isEqualTo("an embedded PostgreSQL " + server);

            test.execute("delete from item where id > 10");
            List<String> damaged = test.rows(ROWS);
            Restored swapped = shop.restore(backup.name(), RestoreWish.USUAL.swapped());
            assertThat(test.rows(ROWS)).isEqualTo(before);
            assertThat(test.rows("select pg_catalog.pg_get_userbyid(relowner) from pg_class where relname = 'item'"))
                    .containsExactly(role);
            assertThat(test.rows("select lo_get(loid) from (select oid loid from pg_largeobject_metadata) o"))
                    .containsExactly("\\x6c6f");
            Restored undone = shop.service().restores().undo("production", Said.reviewed(test.name()));
            assertThat(test.rows(ROWS)).isEqualTo(damaged);
            assertThat(swapped.previous()).isPresent();
            drop(test, undone.previous().orElseThrow());
        } finally {
            drop(test, test.name());
            new TestDatabase(test.port(), "postgres").execute("drop role \"" + role + "\"");
        }
    }

    private static void fill(TestDatabase test, String role) {
        test.execute("create role \"%s\"; create type mood as enum ('glad', 'sad');".formatted(role)
                + "create table item (id int generated always as identity primary key, name text not null, span int4range,"
                + " mood mood, part text generated always as (left(name, 2)) stored);"
                + "alter table item owner to \"%s\";".formatted(role)
                + "insert into item (name, span, mood) select e'n\\n' || g, int4range(g, g + 2), 'sad' from generate_series(1, 300) g;"
                + "create table \"%1$s\" (k int, t text) partition by list (k);".formatted(ODD.replace("\"", "\"\""))
                + "create table part_1 partition of \"%1$s\" for values in (1);".formatted(ODD.replace("\"", "\"\""))
                + "insert into part_1 select 1, 'p' || g from generate_series(1, 50) g;"
                + "create materialized view counted as select count(*) from item;"
                + "create function twice(i int) returns int language sql as 'select 2 * i';"
                + "create view seen as select id, twice(id) from item; grant select on seen to public;"
                + "select lo_from_bytea(0, 'lo')");
    }

    private static Backup backUp(BackupWorkshop shop, BackupFormat format, int jobs, Optional<String> compress) {
        BackupOptions options = new BackupOptions(
                format,
                jobs,
                compress,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                BackupContent.ALL,
                true,
                BackupOptions.USUAL_LOCK_WAIT);
        return shop.service()
                .backup("production", Optional.of(shop.out), options, true, shop.listener(), new CancelToken());
    }

    private static Path globals(Backup backup) {
        return ((Backup.Local) backup.place())
                .folder()
                .path()
                .resolve(backup.manifest().globals().orElseThrow().file());
    }

    private static void drop(TestDatabase test, String name) {
        new TestDatabase(test.port(), "postgres").execute("drop database \"" + name + "\" with (force)");
    }
}

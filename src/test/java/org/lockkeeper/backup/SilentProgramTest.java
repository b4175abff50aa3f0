package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.client.ChildStalledException;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Client programs that say nothing any more. */
class SilentProgramTest {
    /** Long enough for every program here that does its work. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration NO_LOCK_WAIT = Duration.ofMillis(1);

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("silent");

    @BeforeEach
    void some_rows() {
        test.execute("create table a as select g as id, md5(g::text) as t from generate_series(1, 20000) g");
    }

    @Test
    void a_dump_that_hangs_is_ended_with_all_that_it_started() throws IOException {
        Path pid = folder.resolve("pid");
        try (BackupWorkshop shop = shop(Map.of("pg_dump", "sleep 600 & echo $! > '" + pid + "'\nwait\n"))
                .patience(Duration.ofMillis(400))) {
            assertThatThrownBy(() -> backup(shop, NO_LOCK_WAIT))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("pg_dump did nothing");
            assertThat(runs(Files.readString(pid).strip())).isFalse();
            assertThat(shop.left()).isEmpty();
        }
    }

    @Test
    void a_dump_may_wait_for_a_lock_as_long_as_it_was_told_to() throws IOException {
        try (BackupWorkshop shop =
                shop(Map.of("pg_dump", "sleep 3\nexec \"$real\" \"$@\"\n")).patience(Duration.ofSeconds(1))) {
            assertThat(backup(shop, Duration.ofMinutes(20)).manifest().dump().bytes())
                    .isPositive();
        }
    }

    @Test
    void roles_that_never_come_are_told_and_the_backup_goes_on() throws IOException {
        try (BackupWorkshop shop = shop(Map.of("pg_dumpall", "sleep 600\n"))) {
            Backup backup = backup(shop, NO_LOCK_WAIT);
            assertThat(backup.manifest().globals()).isEmpty();
            assertThat(backup.manifest().notes().getFirst()).contains("pg_dumpall did nothing for 4 s and was ended");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "case \"$1\" in --list) sleep 600;; esac\nexec \"$real\" \"$@\"\n",
                "case \"$1\" in --data-only) \"$real\" \"$@\" | head -c 100000; sleep 600;; esac\nexec \"$real\" \"$@\"\n"
            })
    void a_program_that_stops_reading_a_backup_back_ends_it(String script) throws IOException {
        try (BackupWorkshop shop = shop(Map.of("pg_restore", script))) {
            assertThatThrownBy(() -> backup(shop, NO_LOCK_WAIT))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("pg_restore did nothing for 4 s");
            assertThat(shop.left()).isEmpty();
        }
    }

    @Test
    void a_proof_whose_program_hangs_is_none() throws IOException {
        try (BackupWorkshop shop = shop(Map.of())) {
            Backup backup = backup(shop, NO_LOCK_WAIT);
            shop.with(Map.of("pg_restore", "sleep 600\n"));
            assertThatThrownBy(
                            () -> shop.service().verify(backup, shop.listener(), Confirmer.NOBODY, new CancelToken()))
                    .isInstanceOf(ChildStalledException.class);
            assertThat(shop.service().find(backup.name()).manifest().proof()).isEmpty();
        }
    }

    /** Not that it is listed: where nobody collects it, an ended process stays so as a zombie. */
    private static boolean runs(String pid) throws IOException {
        Path stat = Path.of("/proc", pid, "stat");
        return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
    }

    private BackupWorkshop shop(Map<String, String> scripts) throws IOException {
        return new BackupWorkshop(folder, test, Environment.DEVELOPMENT)
                .with(scripts)
                .patience(PATIENCE);
    }

    private static Backup backup(BackupWorkshop shop, Duration lockWait) {
        BackupOptions options = new BackupOptions(
                BackupFormat.CUSTOM,
                1,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                BackupContent.ALL,
                true,
                lockWait);
        return shop.service()
                .backup("development", Optional.of(shop.out), options, true, shop.listener(), new CancelToken());
    }
}

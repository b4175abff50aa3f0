package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.TargetIdentity;

class RunLogTest {
    private static final MigrationPlan PLAN = new MigrationPlan(
            new ConnectionProfile(
                    "dev/1",
                    Environment.DEVELOPMENT,
                    "h",
                    1,
                    "d",
                    "u",
                    SslMode.PREFER,
                    new PasswordSource.Pgpass(),
                    Optional.empty()),
            new TargetIdentity("741", "d", 1),
            "abc",
            "rule",
            List.of(),
            List.of(),
            List.of());

    @TempDir
    Path folder;

    @Test
    void a_run_does_not_start_where_its_log_cannot_be_written() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        RunLogs logs = new RunLogs(file, Clock.systemUTC());
        assertThatThrownBy(() -> logs.open(PLAN)).isInstanceOfSatisfying(LockkeeperException.class, e -> {
            assertThat(e.code()).isEqualTo("LK-MIG-LOG");
            assertThat(e.sentence()).contains("Nothing was run");
        });
    }

    @Test
    void a_run_goes_on_when_its_log_breaks_and_says_so_once() throws IOException {
        PipedReader disk = new PipedReader(8192);
        List<String> notices = new ArrayList<>();
        List<String> finished = new ArrayList<>();
        try (RunLog log = new RunLog(
                folder.resolve("x.log"), new BufferedWriter(new PipedWriter(disk)), Clock.systemUTC(), PLAN)) {
            RunListener listener = log.alongside(new RunListener() {
                @Override
                public void notice(String text) {
                    notices.add(text);
                }

                @Override
                public void migrationFinished(String name) {
                    finished.add(name);
                }
            });
            disk.close();
            listener.migrationFinished("one");
            listener.migrationFinished("two");
        }
        assertThat(finished).containsExactly("one", "two");
        assertThat(notices).singleElement().asString().contains("The run goes on");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_log_is_for_its_owner_alone_and_tells_the_whole_run() throws IOException {
        Path file;
        try (RunLog log = new RunLogs(folder.resolve("runs"), Clock.systemUTC()).open(PLAN)) {
            RunListener listener = log.alongside(RunListener.NONE);
            listener.migrationStarted("one", 0, 1);
            listener.statementStarted("one", 3, "select 1", 1, 1);
            RunFailure failure =
                    new RunFailure("one", Optional.of("select 1"), 3, Optional.of("42601"), "syntax", "nothing");
            file = log.conclude(() -> new MigrationRun(List.of(), Optional.of(failure), Optional.empty()))
                    .log()
                    .orElseThrow();
        }
        assertThat(Files.readString(file))
                .contains(
                        "plan abc on dev/1",
                        "migration 1 of 1: one",
                        "line 3: select 1",
                        "SQLSTATE 42601: syntax",
                        "left behind: nothing");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("runs"))))
                .isEqualTo("rwx------");
    }
}

package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.postgresql.PGConnection;

/** Every major's own log is read through the connection, across a rotation. */
class ServerLogMajorsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.lockkeeper.testing.TestPostgres#majors")
    void the_servers_log_is_read_through_the_connection(int major) throws IOException {
        TestPostgres postgres = TestPostgres.own(
                major,
                folder,
                "fsync=off",
                "shared_buffers=32MB",
                "logging_collector=on",
                "log_filename=pg-%Y%m%d_%H%M%S.log");
        try {
            TestDatabase test = postgres.freshDatabase("log_of_" + major);
            test.execute(
                    "do $$ begin raise log 'marker of major % one', current_setting('server_version_num'); end $$");
            test.execute("do $$ begin raise warning 'marker of major two'; end $$");
            Files.createDirectories(folder.resolve("prisma/migrations"));
            Path workspace =
                    Files.writeString(folder.resolve("lockkeeper.json"), """
                    {"version": 1, "project": {"name": "shop", "kind": "prisma", "locations": ["prisma/migrations"]},
                     "profiles": [{"name": "own", "environment": "development", "host": "127.0.0.1", "port": %d,
                                   "database": "%s", "user": "postgres", "sslMode": "disable"}]}
                    """.formatted(test.port(), test.name()));
            Invocation found = Invocation.of(
                    new TestServices(folder.resolve("home")),
                    "logs",
                    "--env",
                    "own",
                    "--workspace",
                    workspace.toString(),
                    "--grep",
                    "(LOG|WARNING):  marker of major",
                    "--since",
                    "1h",
                    "--format",
                    "json");
            assertThat(found.exitCode()).as(found.err()).isZero();
            assertThat(found.json().get("hits")).hasSize(2);
            assertThat(found.json().at("/hits/0/text").stringValue()).contains("marker of major " + major);
            assertThat(killed(test)).isEqualTo("1 process was ended by signal 9");
        } finally {
            postgres.cluster().stop();
        }
    }

    /** What the log says of a session that somebody else's signal ended. */
    private String killed(TestDatabase test) throws IOException {
        Path log = Path.of(test.rows("select current_setting('data_directory') || '/' || pg_current_logfile()")
                .getFirst());
        try (Connection session = test.connect()) {
            ProcessHandle.of(session.unwrap(PGConnection.class).getBackendPID())
                    .orElseThrow()
                    .destroyForcibly();
            Await.until(() -> read(log), text -> text.contains("was terminated by signal 9"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Invocation top = Invocation.of(
                new TestServices(folder.resolve("home")), "logs", log.toString(), "--top", "--format", "json");
        return top.json()
                .get("findings")
                .valueStream()
                .filter(finding -> finding.get("kind").stringValue().equals("out-of-memory"))
                .map(finding -> finding.get("sentence").stringValue())
                .map(sentence -> sentence.substring(0, sentence.indexOf(',')))
                .collect(Collectors.joining());
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

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
        } finally {
            postgres.cluster().stop();
        }
    }
}

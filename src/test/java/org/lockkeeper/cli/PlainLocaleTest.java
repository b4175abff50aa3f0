package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** In a locale of ASCII alone Java passes a question mark for what that cannot express: a program would be led to another database. */
@EnabledOnOs(OS.LINUX)
class PlainLocaleTest {
    @TempDir
    private Path folder;

    private final TestDatabase first = TestPostgres.usual().freshDatabase("locale");
    private final String database = first.name() + "_größe";

    @BeforeEach
    void a_database_with_a_name_beyond_ascii() throws IOException {
        first.execute("create database \"" + database + "\"");
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("lockkeeper.json"), """
                {"version": 1, "project": {"name": "shop", "kind": "prisma", "locations": ["migrations"]},
                 "profiles": [{"name": "dev", "environment": "development", "host": "127.0.0.1", "port": %d,
                   "database": "%s", "user": "%s", "sslMode": "disable"}]}
                """.formatted(first.port(), database, first.user()));
    }

    @AfterEach
    void drop() {
        first.execute("drop database \"" + database + "\"");
    }

    @Test
    void a_name_that_the_locale_cannot_express_is_refused_and_never_passed_on_garbled() throws Exception {
        assertThat(backup("C")).isEqualTo(64);
        assertThat(Files.readString(folder.resolve("said")))
                .contains("LK-CLIENT-LOCALE", "cannot be passed to pg_dump", "start Lockkeeper with LC_ALL=C.UTF-8");
        assertThat(folder.resolve("out")).isEmptyDirectory();
        assertThat(backup("C.UTF-8")).isZero();
        assertThat(folder.resolve("out")).isNotEmptyDirectory();
    }

    private int backup(String locale) throws Exception {
        List<String> command = new ArrayList<>(CliProcess.command(folder.resolve("home")));
        command.addAll(List.of(
                "backup",
                "--env",
                "dev",
                "--out",
                folder.resolve("out").toString(),
                "--workspace",
                folder.resolve("lockkeeper.json").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("LC_ALL", locale);
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}

package org.lockkeeper.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.sandbox.Cluster;

/** A process with passwords in its environment starts every kind of child, and each child writes down its own. */
class ChildEnvironmentTest {
    private static final String PASSWORD = "hunter2-S3cret";

    @TempDir
    private Path folder;

    @Test
    void no_child_inherits_a_password() throws Exception {
        for (String program : List.of("pg_dump", "initdb")) {
            program(program, "echo 'pg_dump (PostgreSQL) 16.15'; env > \"$0.$$.env\"");
        }
        ProcessBuilder parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildEnvironmentTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        parent.environment().put("PGPASSWORD", PASSWORD);
        parent.environment().put("SHOP_PASSWORD", PASSWORD);
        parent.environment().put("DISPLAY", ":7");
        assertThat(parent.start().waitFor())
                .as(Files.readString(folder.resolve("said")))
                .isZero();
        List<Path> written;
        try (var files = Files.list(folder.resolve("bin"))) {
            written = files.filter(file -> file.toString().endsWith(".env")).toList();
        }
        assertThat(written)
                .as("a look for the version, three algorithms, initdb, a user's own")
                .hasSize(6);
        assertThat(written)
                .allSatisfy(file -> assertThat(Files.readString(file))
                        .contains("PATH=")
                        .doesNotContain(PASSWORD)
                        .doesNotContain("PASSWORD"));
        assertThat(written)
                .filteredOnAssertions(file -> assertThat(file).content().contains("DISPLAY=:7"))
                .hasSize(1);
    }

    /** @param arguments the folder in which {@code bin} holds the programs */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        Path bin = folder.resolve("bin");
        ClientFinder finder = new ClientFinder(List.of(bin), "", folder.resolve("nothing"), SystemPackages.OTHER);
        Compressions.of(finder.all().getFirst());
        new Cluster(folder, folder.resolve("data")).initialise();
        ChildEnvironment.usersLanguage(List.of(bin.resolve("initdb").toString()), Set.of("DISPLAY"))
                .start()
                .waitFor();
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

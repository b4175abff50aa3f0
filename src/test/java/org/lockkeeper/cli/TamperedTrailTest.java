package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads a trail that was tampered with is told so, and still gets what there is. */
class TamperedTrailTest {
    @TempDir
    private Path folder;

    private TestServices services;
    private TestProject project;

    @BeforeEach
    void two_recorded_actions() throws IOException {
        services = new TestServices(folder.resolve("home"));
        project = TestProject.prisma(Files.createDirectories(folder.resolve("project")))
                .migration("20250101000000_init", "create table product (id int primary key);\n");
        assertThat(run("migrate", "--env", "dev").exitCode()).isZero();
        assertThat(run("migrate", "--env", "staging").exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "markdown"})
    void show_and_export_name_the_first_bad_entry_and_print_the_others(String format) throws IOException {
        tamper();
        for (String command : new String[] {"show", "export"}) {
            Invocation read = run("audit", command, "--format", format, "--quiet");
            assertThat(read.exitCode()).isEqualTo(2);
            assertThat(read.err()).contains("was tampered with (changed)").contains("ntry 1 ");
            assertThat(read.out()).contains("staging");
        }
    }

    @Test
    void a_trail_that_holds_is_shown_without_a_word() {
        for (String command : new String[] {"show", "export"}) {
            Invocation read = run("audit", command, "--quiet");
            assertThat(read.exitCode()).isZero();
            assertThat(read.err()).isEmpty();
        }
    }

    private void tamper() throws IOException {
        Path trail = services.audit().file();
        Files.writeString(
                trail, Files.readString(trail).replaceFirst("\"osUser\":\"[^\"]*\"", "\"osUser\":\"mallory\""));
    }

    private Invocation run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--workspace";
        all[arguments.length + 1] = project.workspace().toString();
        return Invocation.of(services, all);
    }
}

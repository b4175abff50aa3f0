package org.lockkeeper.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.testing.TestClients;

class ClientFinderTest {
    @TempDir
    private Path root;

    @Test
    void where_none_is_installed_it_says_what_to_install_in_one_line() {
        assertThatThrownBy(() -> finder(SystemPackages.DEBIAN).forServer(17))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("sudo apt-get install postgresql-client-17")
                .hasMessageStartingWith("No client programs");
        assertThatThrownBy(() -> finder(SystemPackages.MAC).forServer(18))
                .hasMessageContaining("brew install postgresql@18");
    }

    @Test
    void an_older_major_than_the_servers_is_not_taken_and_is_told() throws IOException {
        install("usr/lib/postgresql/15/bin", "15.19");
        assertThatThrownBy(() -> finder(SystemPackages.RED_HAT).forServer(16))
                .hasMessageContaining("15.19")
                .hasMessageContaining("sudo dnf install postgresql16");
    }

    @Test
    void they_are_found_wherever_the_usual_packages_put_them() throws IOException {
        install("usr/lib/postgresql/15/bin", "15.19");
        install("usr/pgsql-16/bin", "16.15");
        install("usr/lib/postgresql17/bin", "17.11");
        install("opt/homebrew/opt/postgresql@14/bin", "14.24");
        install("usr/local/opt/libpq/bin", "18.6");
        install("home/linuxbrew/.linuxbrew/opt/postgresql@17/bin", "17.10");
        install("Applications/Postgres.app/Contents/Versions/13/bin", "13.22");
        install("Library/PostgreSQL/18/bin", "18.5");
        assertThat(finder(SystemPackages.OTHER).all().stream()
                        .map(tools -> tools.version().text()))
                .containsExactly("18.6", "18.5", "17.11", "17.10", "16.15", "15.19", "14.24", "13.22");
    }

    @ParameterizedTest
    @CsvSource({"14, 15.19", "15, 15.19", "16, 17.11", "17, 17.11", "18, 18.6"})
    void the_servers_own_major_is_taken_or_the_next_newer_one_in_its_newest_minor(int server, String taken)
            throws IOException {
        install("usr/lib/postgresql/15/bin", "15.19");
        install("usr/lib/postgresql/17/bin", "17.10");
        install("usr/pgsql-17/bin", "17.11");
        install("usr/lib/postgresql/18/bin", "18.6");
        assertThat(finder(SystemPackages.DEBIAN).forServer(server).version().text())
                .isEqualTo(taken);
        assertThat(finder(SystemPackages.DEBIAN).forDump(server).version().text())
                .isEqualTo(taken);
    }

    @Test
    void real_programs_are_asked_for_their_version() {
        String both = TestClients.folder(17) + File.pathSeparator + TestClients.folder(18);
        ClientFinder finder = new ClientFinder(List.of(), both, root, SystemPackages.DEBIAN);
        assertThat(finder.all().stream().map(ClientTools::folder))
                .containsExactly(TestClients.folder(18), TestClients.folder(17));
        assertThat(finder.forServer(17).folder()).isEqualTo(TestClients.folder(17));
        assertThat(finder.forServer(18).folder()).isEqualTo(TestClients.folder(18));
        ClientFinder older =
                new ClientFinder(List.of(), TestClients.folder(17).toString(), root, SystemPackages.DEBIAN);
        assertThat(older.forServer(16).folder()).isEqualTo(TestClients.folder(17));
        assertThatThrownBy(() -> older.forServer(18)).hasMessageContaining("The newest client programs here are 17.");
    }

    @Test
    void what_settings_name_goes_before_what_is_closer_elsewhere() throws IOException {
        install("usr/lib/postgresql/15/bin", "15.19");
        install("usr/lib/postgresql/17/bin", "17.11");
        Path own = install("own", "16.15");
        ClientFinder finder = new ClientFinder(List.of(own), "", root, SystemPackages.OTHER);
        assertThat(finder.forServer(15).folder()).isEqualTo(own);
        assertThat(finder.forServer(17).version().text()).isEqualTo("17.11");
    }

    @ParameterizedTest
    @CsvSource({
        // server, writer, taken: none that sets what the server does not know, unless no other reads the dump
        "15, 15, 15.19",
        "16, 15, 16.15",
        "14, 16, 16.15",
        "15, 17, 18.6",
        "17, 15, 18.6",
        "18, 15, 18.6"
    })
    void what_restores_into_an_older_server_sets_nothing_that_it_does_not_know(int server, int writer, String taken)
            throws IOException {
        install("usr/lib/postgresql/15/bin", "15.19");
        install("usr/lib/postgresql/16/bin", "16.15");
        install("usr/lib/postgresql/18/bin", "18.6");
        assertThat(finder(SystemPackages.DEBIAN)
                        .forRestore(server, writer)
                        .version()
                        .text())
                .isEqualTo(taken);
    }

    @Test
    void an_older_one_than_the_server_restores_where_those_that_are_not_set_what_it_does_not_know() throws IOException {
        install("usr/lib/postgresql/15/bin", "15.19");
        install("usr/lib/postgresql/17/bin", "17.11");
        assertThat(finder(SystemPackages.DEBIAN).forRestore(16, 15).version().text())
                .isEqualTo("15.19");
        assertThat(finder(SystemPackages.DEBIAN).forRestore(16, 16).version().text())
                .isEqualTo("17.11");
        assertThatThrownBy(() -> finder(SystemPackages.DEBIAN).forRestore(18, 15))
                .hasMessageContaining("PostgreSQL 18 wants client programs");
    }

    @Test
    void a_wrapper_that_chooses_by_itself_and_a_program_that_is_none_are_passed_over() throws IOException {
        Path wrapper = install("usr/share/postgresql-common", "15.19");
        Files.move(wrapper.resolve("pg_dump"), wrapper.resolve("pg_wrapper"));
        Path bin = Files.createDirectories(root.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("pg_dump"), wrapper.resolve("pg_wrapper"));
        Path odd = install("odd", "x");
        assertThat(new ClientFinder(List.of(), bin + ":" + odd + ":/nowhere", root, SystemPackages.OTHER).all())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"18.5, 18.6", "17.10, 17.11", "16.14, 16.15", "15.18, 15.19", "14.23, 14.24", "13.22, 14.24"})
    void below_the_security_minimum_it_warns_with_the_package_to_update(String version, String minimum)
            throws IOException {
        install("usr/lib/postgresql/x/bin", version);
        ClientFinder finder = finder(SystemPackages.DEBIAN);
        ClientTools tools = finder.all().getFirst();
        assertThat(finder.warning(tools).orElseThrow())
                .contains(version)
                .contains(minimum)
                .contains("--only-upgrade postgresql-client-" + tools.version().major());
    }

    @ParameterizedTest
    @CsvSource({"18.6", "17.11", "16.15", "15.19", "14.24", "19.0", "15.20"})
    void at_the_minimum_it_does_not(String version) throws IOException {
        install("usr/lib/postgresql/x/bin", version);
        ClientFinder finder = finder(SystemPackages.DEBIAN);
        assertThat(finder.warning(finder.all().getFirst())).isEmpty();
    }

    @Test
    void systems_are_told_apart_by_their_release_file() {
        assertThat(SystemPackages.of(List.of("NAME=x", "ID=linuxmint", "ID_LIKE=\"ubuntu debian\"")))
                .isEqualTo(SystemPackages.DEBIAN);
        assertThat(SystemPackages.of(List.of("ID=\"rocky\"", "ID_LIKE=\"rhel centos fedora\"")))
                .isEqualTo(SystemPackages.RED_HAT);
        assertThat(SystemPackages.of(List.of("ID=alpine"))).isEqualTo(SystemPackages.ALPINE);
        assertThat(SystemPackages.of(List.of("ID=arch"))).isEqualTo(SystemPackages.ARCH);
        assertThat(SystemPackages.of(List.of("ID=plan9"))).isEqualTo(SystemPackages.OTHER);
    }

    private ClientFinder finder(SystemPackages packages) {
        return new ClientFinder(List.of(), "", root, packages);
    }

    private Path install(String folder, String version) throws IOException {
        Path bin = Files.createDirectories(root.resolve(folder));
        Path file = bin.resolve("pg_dump");
        Files.writeString(file, "#!/bin/sh\necho 'pg_dump (PostgreSQL) " + version + "'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return bin;
    }
}

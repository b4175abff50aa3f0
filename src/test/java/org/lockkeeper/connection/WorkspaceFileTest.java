package org.lockkeeper.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Strictness;
import org.lockkeeper.guard.WeeklyHours;

class WorkspaceFileTest {
    @TempDir
    private Path folder;

    @Test
    void reads_every_key_of_a_profile() throws IOException {
        ConnectionProfile profile = read("""
                {"version": 1, "project": {"name": "shop", "kind": "prisma", "locations": ["prisma/migrations"], "historySchema": "public"},
                 "profiles": [{"name": "prod-eu", "environment": "production", "host": "db.example.com", "port": 6432,
                   "database": "shop", "user": "dba", "sslMode": "require", "sslRootCert": "certs/ca.pem",
                   "password": {"from": "command", "command": ["pass", "show", "shop"]},
                   "healthUrl": "https://shop.example.com/api/health"}]}
                """).profiles().getFirst();
        assertThat(profile)
                .isEqualTo(new ConnectionProfile(
                        "prod-eu",
                        Environment.PRODUCTION,
                        "db.example.com",
                        6432,
                        "shop",
                        "dba",
                        SslMode.REQUIRE,
                        new PasswordSource.Command(List.of("pass", "show", "shop")),
                        Optional.of("https://shop.example.com/api/health"),
                        Optional.of(folder.resolve("certs/ca.pem"))));
    }

    @ParameterizedTest
    @CsvSource({
        "development, DEVELOPMENT, PREFER",
        "staging, STAGING, PREFER",
        "production, PRODUCTION, VERIFY_FULL",
        "qa, PRODUCTION, VERIFY_FULL",
        "Staging, PRODUCTION, VERIFY_FULL"
    })
    void what_is_not_known_to_be_harmless_is_production(String label, Environment environment, SslMode sslMode)
            throws IOException {
        ConnectionProfile profile = read(profileOf("\"environment\": \"" + label + "\","))
                .profiles()
                .getFirst();
        assertThat(profile.environment()).isEqualTo(environment);
        assertThat(profile.sslMode()).isEqualTo(sslMode);
    }

    @Test
    void defaults_are_production_with_a_checked_certificate_and_pgpass() throws IOException {
        Workspace workspace = read(profileOf(""));
        ConnectionProfile profile = workspace.profiles().getFirst();
        assertThat(profile.environment()).isEqualTo(Environment.PRODUCTION);
        assertThat(profile.sslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(profile.port()).isEqualTo(5432);
        assertThat(profile.password()).isEqualTo(new PasswordSource.Pgpass());
        assertThat(workspace.project().locations()).containsExactly(folder.resolve("prisma/migrations"));
        assertThat(workspace.project().historySchema()).isEqualTo("public");
    }

    @Test
    void a_url_stands_in_for_host_port_database_and_user() throws IOException {
        Workspace workspace = read("""
                {"version": 1, "project": {"name": "s", "kind": "prisma"}, "profiles": [
                {"name": "a", "environment": "staging",
                 "url": "postgresql://d%40ba@[::1]:5433/my%20shop?sslmode=require&schema=app&sslrootcert=ca.pem"}]}
                """);
        ConnectionProfile profile = workspace.profiles().getFirst();
        assertThat(profile.host()).isEqualTo("::1");
        assertThat(profile.address()).isEqualTo("[::1]:5433/my shop");
        assertThat(profile.user()).isEqualTo("d@ba");
        assertThat(profile.sslMode()).isEqualTo(SslMode.REQUIRE);
        assertThat(profile.sslRootCert()).contains(folder.resolve("ca.pem"));
        assertThat(workspace.project().historySchema()).isEqualTo("app");
    }

    @Test
    void flyway_locations_may_be_left_to_its_own_file() throws IOException {
        Project project = read("""
                {"version": 1, "project": {"name": "s", "kind": "flyway", "configFile": "conf/flyway.toml"}, "profiles": []}
                """).project();
        assertThat(project.locations()).isEmpty();
        assertThat(project.flyway().configFile()).contains(folder.resolve("conf/flyway.toml"));
    }

    @Test
    void flyway_locations_default_to_what_its_command_line_has() throws IOException {
        Project project = read("""
                {"version": 1, "project": {"name": "s", "kind": "flyway"}, "profiles": []}
                """).project();
        assertThat(project.locations()).containsExactly(folder.resolve("sql"));
        assertThat(project.flyway()).isEqualTo(FlywaySettings.defaults());
    }

    @Test
    void flyway_locations_may_carry_its_prefix_and_its_migrations_none() throws IOException {
        Project project = read("""
                {"version": 1, "project": {"name": "s", "kind": "flyway", "locations": ["filesystem:db/all", "./x/../more"],
                 "sqlMigrationPrefix": ""}, "profiles": []}
                """).project();
        assertThat(project.locations()).containsExactly(folder.resolve("db/all"), folder.resolve("more"));
        assertThat(project.flyway().sqlMigrationPrefix()).contains("");
    }

    @Test
    void what_was_written_is_read_back_the_same() {
        Workspace prisma = new Workspace(
                folder.resolve("lockkeeper.json"),
                new Project(
                        "sh\u00f6p \"x\"",
                        ProjectKind.PRISMA,
                        List.of(
                                folder.resolve("prisma/migrations"),
                                folder.resolve("../elsewhere").normalize()),
                        "app",
                        Optional.of(TransactionMode.STATEMENT),
                        FlywaySettings.defaults()),
                List.of(
                        profile("dev", new PasswordSource.Pgpass()),
                        profile("a", new PasswordSource.Env("SHOP_PASSWORD")),
                        profile("b", new PasswordSource.Prompt()),
                        profile("c", new PasswordSource.Keychain()),
                        profile("d", new PasswordSource.Vault()),
                        profile("e", new PasswordSource.Command(List.of("pass", "show", "shop db")))));
        WorkspaceFile.write(prisma);
        assertThat(WorkspaceFile.read(prisma.file())).isEqualTo(prisma);
    }

    @Test
    void hours_and_strictness_survive_being_written_and_other_profiles() {
        WeeklyHours nights = new WeeklyHours(
                Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY),
                LocalTime.of(22, 0),
                LocalTime.of(4, 30),
                ZoneId.of("Europe/Berlin"));
        ConnectionProfile dev = profile("dev", new PasswordSource.Pgpass());
        ConnectionProfile strict = new ConnectionProfile(
                "staging",
                Environment.STAGING,
                dev.host(),
                dev.port(),
                dev.database(),
                dev.user(),
                dev.sslMode(),
                dev.password(),
                dev.healthUrl(),
                dev.sslRootCert(),
                Strictness.TWICE);
        Workspace workspace = new Workspace(
                folder.resolve("lockkeeper.json"),
                new Project(
                        "shop",
                        ProjectKind.PRISMA,
                        List.of(folder.resolve("prisma/migrations")),
                        "public",
                        Optional.empty(),
                        FlywaySettings.defaults()),
                List.of(dev),
                new ChangeWindow(Optional.of(nights), Optional.of(nights)));
        WorkspaceFile.write(workspace.withProfiles(List.of(strict)));
        assertThat(WorkspaceFile.read(workspace.file())).isEqualTo(workspace.withProfiles(List.of(strict)));
    }

    @Test
    void every_flyway_key_survives_being_written() {
        Workspace flyway = new Workspace(
                folder.resolve("lockkeeper.json"),
                new Project(
                        "shop",
                        ProjectKind.FLYWAY,
                        List.of(folder.resolve("sql")),
                        "referencedata",
                        Optional.empty(),
                        new FlywaySettings(
                                Optional.of(folder.resolve("flyway.toml")),
                                Optional.of("schema_version"),
                                Optional.of("referencedata"),
                                List.of("referencedata", "other"),
                                Optional.of(""),
                                Optional.of("R"),
                                Optional.of("__"),
                                List.of(".sql", ".ddl"),
                                Optional.of(true),
                                Map.of("b", "2", "a", ""),
                                Optional.of(false),
                                Optional.of("1.2"),
                                Optional.of(false),
                                Optional.of(true),
                                Optional.of("UTF-8"))),
                List.of());
        WorkspaceFile.write(flyway);
        assertThat(WorkspaceFile.read(flyway.file())).isEqualTo(flyway);
    }

    @Test
    void the_file_is_readable_relative_and_for_its_owner_alone() throws IOException {
        Workspace workspace = read(profileOf("\"sslRootCert\": \"ca.pem\","));
        WorkspaceFile.write(workspace);
        assertThat(Files.readString(workspace.file())).isEqualTo("""
                {
                  "version": 1,
                  "project": {
                    "name": "s",
                    "kind": "prisma",
                    "locations": [ "prisma/migrations" ],
                    "historySchema": "public"
                  },
                  "profiles": [ {
                    "name": "a",
                    "environment": "production",
                    "host": "h",
                    "port": 5432,
                    "database": "d",
                    "user": "u",
                    "sslMode": "verify-full",
                    "sslRootCert": "ca.pem",
                    "password": {
                      "from": "pgpass"
                    }
                  } ]
                }
                """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(workspace.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void the_example_of_the_readme_can_be_read() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("```json") + "```json".length();
        Workspace workspace = read(readme.substring(start, readme.indexOf("```", start)));
        assertThat(workspace.profiles())
                .extracting(ConnectionProfile::environment)
                .containsExactly(Environment.DEVELOPMENT, Environment.STAGING, Environment.PRODUCTION);
    }

    @Test
    void a_file_that_cannot_be_written_is_told_and_nothing_is_left() throws IOException {
        Path blocked = folder.resolve("blocked");
        Files.writeString(blocked, "a file where the folder should be");
        Workspace workspace = read(profileOf(""));
        assertThatThrownBy(() -> WorkspaceFile.write(
                        new Workspace(blocked.resolve("lockkeeper.json"), workspace.project(), workspace.profiles())))
                .isInstanceOfSatisfying(
                        LockkeeperException.class, e -> assertThat(e.code()).isEqualTo("LK-WS-WRITE"));
    }

    private static ConnectionProfile profile(String name, PasswordSource password) {
        return new ConnectionProfile(
                name, Environment.STAGING, "h", 5433, "d", "u", SslMode.VERIFY_CA, password, Optional.empty());
    }

    private static String profileOf(String members) {
        return """
                {"version": 1, "project": {"name": "s", "kind": "prisma"},
                 "profiles": [{"name": "a", %s "host": "h", "database": "d", "user": "u"}]}
                """.formatted(members);
    }

    private Workspace read(String text) throws IOException {
        Path file = folder.resolve("lockkeeper.json");
        Files.writeString(file, text);
        return WorkspaceFile.read(file);
    }
}

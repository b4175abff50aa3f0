package org.lockkeeper.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.Project;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.Migration;

/** What is wrong with a project's folder or settings is told before any database is asked. */
class FlywayInputTest {
    @TempDir
    private Path folder;

    private static void refuses(ThrowingCallable call, String code, String... parts) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LockkeeperException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(e.sentence()).contains(parts);
        });
    }

    private FlywayProject withConfig(String name, String text) {
        return new FlywayProjectWithFile(folder).write(name, text);
    }

    @Test
    void two_scripts_of_one_version_are_both_named() {
        FlywayProject project = FlywayProject.in(folder).script("V1__a.sql", "").script("sub/V01__b.sql", "");
        refuses(project::load, "LK-FLYWAY-DUPLICATE", "V1__a.sql", "V01__b.sql");
    }

    @Test
    void two_repeatables_of_one_name_are_both_named() {
        FlywayProject project =
                FlywayProject.in(folder).script("R__a_b.sql", "").script("sub/R__a_b.sql", "");
        refuses(project::load, "LK-FLYWAY-DUPLICATE", "\"a b\"");
    }

    @Test
    void a_script_that_is_not_utf_8_is_told_with_the_byte() {
        FlywayProject project = FlywayProject.in(folder)
                .script("V1__a.sql", "-- ok\nselect 'æ';\n".getBytes(StandardCharsets.ISO_8859_1));
        refuses(project::load, "LK-FLYWAY-ENCODING", "byte 15", "0xe6", "line 2", "UTF-8");
        assertThat(project.with(s -> s.encoding("ISO-8859-1")).load().migrations())
                .hasSize(1);
    }

    @Test
    void an_empty_folder_says_what_names_are_expected() {
        refuses(FlywayProject.in(folder)::load, "LK-FLYWAY-EMPTY", "V1__description.sql");
    }

    @Test
    void a_folder_of_prisma_says_which_kind_to_write() {
        FlywayProject project = FlywayProject.in(folder)
                .script("migration_lock.toml", "provider = \"postgresql\"")
                .script("20250101_init/migration.sql", "select 1");
        refuses(project::load, "LK-FLYWAY-EMPTY", "\"kind\": \"prisma\"");
    }

    @Test
    void a_missing_folder_is_named() {
        refuses(FlywayProject.in(folder.resolve("nowhere"))::load, "LK-FLYWAY-FOLDER", "nowhere");
    }

    @Test
    void a_value_that_flyway_does_not_accept_is_told() {
        FlywayProject project = FlywayProject.in(folder).script("V1__a.sql", "").with(s -> s.encoding("EBCDIC-9999"));
        refuses(project::load, "LK-FLYWAY-SETTING", "EBCDIC-9999");
    }

    @Test
    void a_classpath_location_is_refused_with_the_folder_to_name() {
        refuses(
                withConfig("flyway.conf", "flyway.locations=classpath:db/migration\n")::load,
                "LK-FLYWAY-CLASSPATH",
                "src/main/resources/db/migration");
    }

    @Test
    void a_broken_file_of_settings_is_named() {
        refuses(withConfig("flyway.toml", "[flyway\nx=")::load, "LK-FLYWAY-CONFIG", "flyway.toml");
    }

    @Test
    void a_missing_file_of_settings_is_named() {
        refuses(
                FlywayProject.in(folder).with(s -> s.configFile(folder.resolve("none.toml")))::load,
                "LK-FLYWAY-CONFIG",
                "none.toml");
    }

    @Test
    void toml_and_conf_give_the_same_settings_and_unknown_keys_do_no_harm() {
        FlywayProject.in(folder).script("sql/7__a.sql", "");
        Project toml = withConfig("flyway.toml", """
                        futureKey = 1
                        [flyway]
                        locations = ["filesystem:sql"]
                        sqlMigrationPrefix = ""
                        table = "schema_version"
                        outOfOrder = true
                        unheardOf = "x"
                        [flyway.placeholders]
                        owner = "ops"
                        [flyway.postgresql.transactional]
                        lock = false
                        [environments.default]
                        url = "jdbc:postgresql://elsewhere/x"
                        schemas = ["ref", "app"]
                        """).project();
        Project conf = withConfig("flyway.conf", """
                        # ours
                        flyway.locations=filesystem:sql
                        flyway.sqlMigrationPrefix=
                        flyway.table=schema_version
                        flyway.outOfOrder=true
                        flyway.placeholders.owner=ops
                        flyway.postgresql.transactional.lock=false
                        flyway.schemas=ref,app
                        flyway.url=jdbc:postgresql://elsewhere/x
                        """).project();
        FlywayOptions fromToml = FlywayOptions.of(toml);
        assertThat(fromToml).isEqualTo(FlywayOptions.of(conf));
        assertThat(fromToml.locations()).containsExactly(folder.resolve("sql"));
        assertThat(fromToml.configure().getSchemas()).containsExactly("ref", "app");
        assertThat(fromToml.configure().getPlaceholders()).containsEntry("owner", "ops");
        assertThat(fromToml.configure().getTable()).isEqualTo("schema_version");
        assertThat(fromToml.configure().isCleanDisabled()).isTrue();
        assertThat(new FlywayEngine(toml).load().migrations().stream().map(Migration::name))
                .containsExactly("7__a.sql");
    }

    @Test
    void the_workspace_overrides_the_file_and_nothing_enables_clean() {
        FlywayProject.in(folder).script("V1__a.sql", "");
        Path file = folder.resolve("flyway.conf");
        withConfig("flyway.conf", "flyway.table=theirs\nflyway.cleanDisabled=false\n");
        FlywayOptions options = FlywayOptions.of(FlywayProject.in(folder)
                .with(s -> s.configFile(file).history("public", "ours"))
                .project());
        assertThat(options.configure().getTable()).isEqualTo("ours");
        assertThat(options.configure().isCleanDisabled()).isTrue();
    }

    @Test
    void spaces_and_letters_beyond_ascii_are_part_of_names_and_hidden_folders_are_skipped() {
        FlywayProject project = FlywayProject.in(folder)
                .script("under mappe/V2__større endring.sql", "select 1;")
                .script("V1.10__b.sql", "")
                .script("V1.9__a.sql", "")
                .script("R__å.sql", "")
                .script(".git/V9__no.sql", "")
                .script("notes.sql", "")
                .script("beforeMigrate.sql", "");
        assertThat(project.load().migrations().stream().map(Migration::name))
                .containsExactly("V1.9__a.sql", "V1.10__b.sql", "under mappe/V2__større endring.sql", "R__å.sql");
    }

    @Test
    void a_location_inside_another_is_read_once() {
        FlywayProject.in(folder).script("sub/V1__a.sql", "");
        assertThat(FlywayProject.in(folder, folder.resolve("sub")).load().migrations().stream()
                        .map(Migration::name))
                .containsExactly("sub/V1__a.sql");
    }

    /** A project whose folder comes from Flyway's own file. */
    private record FlywayProjectWithFile(Path folder) {
        FlywayProject write(String name, String text) {
            FlywayProject.in(folder).script(name, text);
            return FlywayProject.in().with(s -> s.configFile(folder.resolve(name)));
        }
    }
}

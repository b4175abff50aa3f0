package org.lockkeeper.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Real projects' histories, against real PostgreSQL and against Flyway itself. */
class FlywayCorporaTest {
    private static final String FAMILIE = "flyway-familie-ba-sak";

    private static FlywayProject hmpps() {
        return FlywayProject.corpus(
                "flyway-hmpps",
                List.of("migration/all", "migration/all-except-integration"),
                settings -> settings.prefix("").outOfOrder().placeholderReplacement(true));
    }

    private static Flyway flyway(TestDatabase test, FluentConfiguration configuration, FlywayProject project) {
        return configuration
                .dataSource("jdbc:postgresql://127.0.0.1:%d/%s".formatted(test.port(), test.name()), Cluster.USER, "")
                .locations(project.project().locations().stream()
                        .map(Path::toString)
                        .map("filesystem:"::concat)
                        .toArray(String[]::new))
                .load();
    }

    @Test
    void without_its_first_location_a_project_fails_at_version_3_and_leaves_nothing() {
        FlywayProject project = FlywayProject.corpus(FAMILIE, List.of("migration"), s -> s);
        TestDatabase test = TestPostgres.usual().freshDatabase("familie_half");
        MigrationRun run = project.migrate(test);
        assertThat(run.failed()).hasValueSatisfying(failure -> {
            assertThat(failure.name()).startsWith("V3__");
            assertThat(failure.sqlState()).contains("42P01");
            assertThat(failure.line()).isPositive();
            assertThat(failure.statement()).isPresent();
            assertThat(failure.message()).contains("does not exist");
            assertThat(failure.leftBehind()).startsWith("Nothing");
        });
        assertThat(run.applied()).isEmpty();
        assertThat(test.rows("select version from flyway_schema_history")).isEmpty();
        assertThat(test.rows(
                        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"))
                .containsExactly("flyway_schema_history");
    }

    @Test
    void with_both_locations_317_are_applied_and_flyway_itself_agrees() {
        FlywayProject project = FlywayProject.corpus(FAMILIE, List.of("init", "migration"), s -> s);
        TestDatabase test = TestPostgres.usual().freshDatabase("familie");
        MigrationRun run = project.migrate(test);
        assertThat(run.failed()).isEmpty();
        assertThat(run.applied()).hasSize(317);
        Flyway flyway = flyway(test, Flyway.configure(), project);
        assertThatCode(flyway::validate).doesNotThrowAnyException();
        assertThat(project.count(test, MigrationState.APPLIED)).isEqualTo(317);
        assertThat(flyway.info().pending()).isEmpty();
    }

    @Test
    void an_extension_that_the_server_lacks_is_told_with_what_to_install() {
        TestDatabase test = TestPostgres.usual().freshDatabase("hmpps");
        MigrationRun run = hmpps().migrate(test);
        assertThat(run.applied()).hasSize(104);
        assertThat(run.failed()).hasValueSatisfying(failure -> {
            assertThat(failure.name()).isEqualTo("20230306135505__enable_postgis.sql");
            assertThat(failure.sqlState()).contains("0A000");
            assertThat(failure.message()).contains("apt-get install postgresql-15-postgis-3");
        });
    }

    @Test
    void every_script_is_named_ordered_and_summed_as_by_flyway() {
        TestDatabase test = TestPostgres.usual().freshDatabase("hmpps_info");
        FlywayProject project = hmpps();
        List<String> theirs = Arrays.stream(
                        flyway(test, Flyway.configure().sqlMigrationPrefix("").outOfOrder(true), project)
                                .info()
                                .all())
                .map(FlywayCorporaTest::line)
                .toList();
        FlywayOptions options = FlywayOptions.of(project.project());
        ScriptCatalog catalog = ScriptCatalog.read(options.locations(), options.configure());
        List<String> ours = new ArrayList<>();
        for (MigrationInfo info : new Flyways(options, catalog)
                .forStatus(flyway(test, Flyway.configure(), project)
                        .getConfiguration()
                        .getDataSource())
                .info()
                .all()) {
            ours.add(line(info));
        }
        assertThat(ours).isEqualTo(theirs).hasSizeGreaterThan(400);
        assertThat(project.load().migrations().stream().map(m -> m.name()).toList())
                .isEqualTo(theirs.stream()
                        .map(l -> l.substring(l.indexOf('|') + 1))
                        .toList());
    }

    private static String line(MigrationInfo info) {
        return "%s %s %s %s|%s"
                .formatted(
                        info.getVersion(),
                        info.getDescription(),
                        info.getResolvedChecksum(),
                        info.getState(),
                        info.getScript());
    }
}

package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.TypedCommand;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.migration.Migration;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportFolderTest {
    @Test
    void the_newest_entry_stands_first_and_what_a_team_wrote_stays() {
        String one = ReportFolder.logged("", report("one", Optional.empty()));
        assertThat(one).startsWith("# Migration Log\n\n### 2025-11-25: Add User Profile Fields\n\n");
        String two = ReportFolder.logged("# Ours\n\nA note.\n\n" + one.substring(17), report("two", Optional.empty()));
        assertThat(two).startsWith("# Ours\n\nA note.\n\n### ");
        assertThat(two.indexOf("[two]")).isPositive().isLessThan(two.indexOf("[one]"));
    }

    @Test
    void an_entry_that_is_there_is_replaced_in_its_place() {
        String log = ReportFolder.logged(
                ReportFolder.logged("", report("one", Optional.empty())), report("two", Optional.empty()));
        String again = ReportFolder.logged(log, report("one", Optional.of("it broke")));
        assertThat(again.indexOf("[two]")).isLessThan(again.indexOf("[one]"));
        assertThat(again).containsOnlyOnce("[one]").contains("it broke");
    }

    @Test
    void a_failure_is_told_with_what_it_left() {
        assertThat(ReportMarkdown.entry(report("one", Optional.of("relation \"<b>\" does not exist"))))
                .contains(
                        "**Applied**: 2025-11-25 12:00:00 UTC, 0 of 1",
                        "**Duration**: 2.3 seconds",
                        "**Rollback**: Look at what was left: Nothing.",
                        "- 20251125120000_add_user_profile_fields failed at line 3: relation \"&lt;b>\" does not exist",
                        "**Status**: ❌ Failed");
    }

    @Test
    void the_json_says_what_the_strategys_template_asks_for() {
        JsonNode json = new JsonMapper().readTree(ReportJson.text(report("one", Optional.empty())));
        assertThat(json.at("/migrations/0").asString()).isEqualTo("20251125120000_add_user_profile_fields");
        assertThat(json.at("/applied/0")).isEqualTo(json.at("/migrations/0"));
        assertThat(json.at("/appliedAt").asString()).isEqualTo("2025-11-25T12:00:00Z");
        assertThat(json.at("/durationMs").asInt()).isEqualTo(2300);
        assertThat(json.at("/downtime").asString()).isEqualTo("None");
        assertThat(json.at("/rollback").asString()).isEqualTo("Not needed");
        assertThat(json.at("/changes/0").asString()).isEqualTo("Added `phone` field to User table");
        assertThat(json.at("/issues")).isEmpty();
        assertThat(json.at("/status").asString()).isEqualTo("successful");
        assertThat(json.at("/signOffs").isArray()).isTrue();
        assertThat(json.at("/contacts").isArray()).isTrue();
    }

    @Test
    void the_json_says_what_was_compared_before_and_after() {
        Verifier.Finding compared = new Verifier.Finding(
                "rows", Verifier.Finding.Outcome.PASSED, true, "Two more.", Optional.of("40"), Optional.of("42"));
        Verifier.Finding alone = new Verifier.Finding(
                "health", Verifier.Finding.Outcome.SHORT, false, "500.", Optional.empty(), Optional.empty());
        JsonNode checks = new JsonMapper()
                .readTree(ReportJson.text(report("one", Optional.empty(), List.of(compared, alone))))
                .at("/checks");
        assertThat(checks.at("/0/before").asString()).isEqualTo("40");
        assertThat(checks.at("/0/after").asString()).isEqualTo("42");
        assertThat(checks.at("/0/severity").asString()).isEqualTo("warning");
        assertThat(checks.at("/0/passed").asBoolean()).isTrue();
        assertThat(checks.at("/1/severity").asString()).isEqualTo("error");
        assertThat(checks.at("/1/passed").asBoolean()).isFalse();
        assertThat(checks.at("/1").has("before")).isFalse();
        assertThat(checks.at("/1").has("after")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "20251125120000_add_user_profile_fields,Add User Profile Fields",
        "sql/V7_1__add-user.sql,Add User",
        "R__sales.sql,Sales",
        "odd,Odd",
        "20250101000000_,20250101000000_"
    })
    void a_migrations_name_becomes_a_heading(String name, String title) {
        assertThat(MigrationTitle.of(name)).isEqualTo(title);
    }

    private static Workspace workspace() {
        Project project = new Project(
                "shop", ProjectKind.PRISMA, List.of(), "public", Optional.empty(), FlywaySettings.defaults());
        return new Workspace(TypedCommand.USUAL_FILE, project, List.of());
    }

    private static DeployReport report(String id, Optional<String> failure) {
        return report(id, failure, List.of());
    }

    private static DeployReport report(String id, Optional<String> failure, List<Verifier.Finding> findings) {
        String name = "20251125120000_add_user_profile_fields";
        MigrationPlan plan = new MigrationPlan(
                new TestDatabase(5432, "shop").profile(Environment.PRODUCTION),
                new TargetIdentity("1", "shop", 1),
                "d",
                "one transaction",
                List.of(),
                List.of(new PlannedMigration(new Migration(name, Path.of("x.sql")), "c", true, List.of())),
                List.of());
        Impact impact = new Impact(0, List.of(), List.of(), Optional.empty());
        Deployment deployment = new Deployment(
                plan,
                Instant.EPOCH,
                Checklist.BUILT_IN,
                Map.of(),
                EnvironmentBackups.notRead(workspace(), "production"),
                impact,
                RiskSheet.of(impact, Optional.empty(), Optional.empty()),
                Optional.empty());
        MigrationRun run = new MigrationRun(
                failure.isPresent() ? List.of() : List.of(name),
                failure.map(message ->
                        new RunFailure(name, Optional.empty(), 3, Optional.of("42P01"), message, "Nothing.")),
                Optional.empty());
        return new DeployReport(
                id,
                deployment,
                deployment.risk(),
                List.of(),
                run,
                Instant.parse("2025-11-25T12:00:00Z"),
                Duration.ofMillis(2300),
                "None",
                List.of("Added `phone` field to User table"),
                findings);
    }
}

package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.WeeklyHours;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.SettableClock;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** What the gates of a deploy say of facts that are as they should be, and of those that are not. */
class GateFactsTest {
    private static final ChangeWindow THURSDAY_NOON = new ChangeWindow(
            Optional.of(new WeeklyHours(
                    Set.of(DayOfWeek.THURSDAY), LocalTime.of(10, 0), LocalTime.of(14, 0), ZoneOffset.UTC)),
            Optional.empty());

    @TempDir
    private Path folder;

    private final TestDatabase prod = TestPostgres.usual().freshDatabase("gates");

    @Test
    void a_workspace_without_hours_has_none_to_keep() {
        try (OneProduction project = new OneProduction(folder, prod, Clock.systemUTC())) {
            Gate gate = changeWindow(project);
            assertThat(gate.state()).isEqualTo(Gate.State.PASSED);
            assertThat(gate.detail()).isEqualTo("The workspace sets no change window and no peak hours.");
        }
    }

    @Test
    void outside_the_change_window_a_reason_waives_the_gate_and_stands_in_the_report() {
        SettableClock clock = new SettableClock(Instant.parse("2026-01-01T12:00:00Z"));
        try (OneProduction project = new OneProduction(folder, prod, clock, GateFactsTest::withWindow)) {
            Gate inside = changeWindow(project);
            assertThat(inside.state()).isEqualTo(Gate.State.PASSED);
            assertThat(inside.detail()).isEqualTo("It is inside, at 2026-01-01T12:00:00Z.");
            clock.pass(Duration.ofHours(3));
            Gate outside = changeWindow(project);
            assertThat(outside.state()).isEqualTo(Gate.State.FAILED);
            assertThat(outside.detail())
                    .isEqualTo("It is outside the change window (thursday 10:00–14:00 Z); with a reason it can go on.");
            Deployment deployment = project.prepare();
            assertShut(project, deployment);
            Answers answers = OneProduction.reviewed(deployment).withReason("the shop is down");
            Gate waived = project.gate(deployment, answers, AutomaticCheck.CHANGE_WINDOW);
            assertThat(waived.state()).isEqualTo(Gate.State.WAIVED);
            assertThat(waived.detail()).endsWith("Reason: the shop is down");
            Said said = new Said(deployment.plan().digest(), prod.name(), "the shop is down");
            DeployReport report = project.run(deployment, answers, said, RunListener.NONE, new CancelToken())
                    .report()
                    .orElseThrow();
            assertThat(report.issues()).anyMatch(issue -> issue.endsWith("Reason: the shop is down"));
        }
    }

    @Test
    void a_history_that_somebody_keeps_shuts_the_gate_and_names_who() {
        try (OneProduction project = new OneProduction(folder, prod, Clock.systemUTC());
                OpenTransaction _ = OpenTransaction.of(prod, OneProduction.LOCK)) {
            Deployment deployment =
                    project.checklist(AutomaticCheck.HISTORY_LOCK).prepare();
            Gate gate = project.gate(deployment, Answers.NONE, AutomaticCheck.HISTORY_LOCK);
            assertThat(gate.state()).isEqualTo(Gate.State.FAILED);
            assertThat(gate.detail()).startsWith("It is held by ").contains("forgotten");
            assertShut(project, deployment);
        }
    }

    @Test
    void a_history_that_is_not_clean_shuts_the_gate_and_names_the_migration() {
        try (OneProduction project = new OneProduction(folder, prod, Clock.systemUTC())) {
            project.checklist(AutomaticCheck.HISTORY_CLEAN);
            assertThat(project.gate(project.prepare(), Answers.NONE, AutomaticCheck.HISTORY_CLEAN)
                            .state())
                    .isEqualTo(Gate.State.PASSED);
            project.write("20250101000000_init", "create table product (id bigint primary key);\n");
            Deployment deployment = project.prepare();
            Gate gate = project.gate(deployment, Answers.NONE, AutomaticCheck.HISTORY_CLEAN);
            assertThat(gate.state()).isEqualTo(Gate.State.FAILED);
            assertThat(gate.detail()).isEqualTo("20250101000000_init is modified on production.");
            assertShut(project, deployment);
        }
    }

    private static Gate changeWindow(OneProduction project) {
        project.checklist(AutomaticCheck.CHANGE_WINDOW);
        return project.gate(project.prepare(), Answers.NONE, AutomaticCheck.CHANGE_WINDOW);
    }

    private static void assertShut(OneProduction project, Deployment deployment) {
        assertThatThrownBy(() -> project.run(deployment))
                .isInstanceOfSatisfying(
                        LockkeeperException.class, e -> assertThat(e.code()).isEqualTo("LK-DEPLOY-GATES"));
        assertThat(project.isMigrated()).isFalse();
    }

    private static Workspace withWindow(Workspace plain) {
        return new Workspace(plain.file(), plain.project(), plain.profiles(), THURSDAY_NOON);
    }
}

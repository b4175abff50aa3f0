package org.lockkeeper.ui.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockkeeper.ui.deploy.DeployWindow.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.ui.sample.Screenshots;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Production is taken level with staging by the page's own controls, on a real server. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class DeployJourneyTest {
    private final DeployProject project = new DeployProject(Screenshots.newFolder()).withNext();
    private final TestDatabase production = project.production();
    private DeployWindow window;

    @Start
    void start(Stage stage) {
        project.checklist("""
                {"version": 1, "items": [
                  {"id": "applied-before", "check": "applied-before"},
                  {"id": "history-lock", "check": "history-lock"},
                  {"id": "idle-transactions", "check": "idle-transactions"},
                  {"id": "disk-space", "check": "disk-space"},
                  {"id": "tests-passing", "text": "All tests pass on staging", "waive": "they run with each commit"},
                  {"id": "team-notified", "text": "The team is notified of the deploy"},
                  {"id": "monitoring-ready", "text": "The monitoring dashboards are ready"},
                  {"id": "risk-assessed", "check": "risk-assessed"},
                  {"id": "recent-backup", "check": "recent-backup"}]}
                """);
        window = new DeployWindow(stage, project);
    }

    @AfterEach
    void the_workspace_closes() {
        window.close();
    }

    @Test
    void production_is_taken_level_with_staging_through_every_gate_and_both_confirmations() throws Exception {
        checklistAndRisk();
        window.next();
        assertThat(window.label("#deploy-step-preview .words")).endsWith("not read yet");
        window.press("#deploy-reviewed");
        assertThat(window.label("#deploy-step-preview .words")).endsWith("reviewed");
        window.shot("deploy-preview");
        window.next();
        window.press("#gate-recent-backup .flat");
        window.type("#gate-recent-backup .text-field:focused", "the last one is two days old and was verified");
        assertThat(window.label("#deploy-step-backup .words")).isEqualTo("None is named yet");
        window.press("#gate-recent-backup .waiver .small");
        await(() -> window.label("#deploy-step-backup .words").equals("Waived with a reason"));
        window.shot("deploy-backup");
        window.next();
        await(() -> !window.button("#deploy-go").isDisabled());
        assertThat(window.values())
                .anyMatch(text -> text.startsWith("A statement waits at most 2 s for a lock."))
                .anyMatch(text -> text.startsWith("Where more than 20 sessions wait behind a statement"));
        window.shot("deploy-consequences");
        runs();
        await(() -> !window.button("#deploy-step-verify").isDisabled());
        assertThat(window.label("#deploy-step-checklist .words")).isEqualTo("7 of 8 passed, 1 waived");
        assertThat(window.label("#deploy-step-backup .words")).isEqualTo("Waived with a reason");
        assertThat(window.texts()).anyMatch(text -> text.startsWith("Applied in "));
        window.press("#deploy-step-verify");
        assertThat(window.texts()).anyMatch(text -> text.contains("none fell short"));
        window.shot("deploy-verify");
        window.next();
        await(() -> window.texts().contains("✓ Successful"));
        window.type("#signer-database-admin", "dba on duty");
        window.press("#sign-database-admin");
        await(() -> window.texts().stream().anyMatch(text -> text.startsWith("dba on duty, 20")));
        assertThat(window.texts()).contains("Changes", "Added `price` field to product table", "Gate", "Why");
        window.press("#deploy-report-copy");
        assertThat(window.clipboard()).contains("**Database Admin**: dba on duty");
        window.shot("deploy-report");
        assertThat(production.rows("select count(price) from product")).containsExactly("0");
        assertThat(reports()).hasSize(1);
        assertThat(Files.readString(reports().getFirst())).contains("dba on duty", DeployProject.NEXT);
    }

    @Test
    void a_gate_is_waived_when_its_reason_is_given_and_not_before_and_that_can_be_taken_back(FxRobot robot)
            throws Exception {
        await(() -> window.isShown("#gate-team-notified"));
        window.press("#deploy-step-backup");
        window.press("#gate-recent-backup .flat");
        robot.write("not y").type(KeyCode.ESCAPE);
        assertThat(window.label("#deploy-step-backup .words")).isEqualTo("None is named yet");
        window.press("#gate-recent-backup .flat");
        robot.write("it is two days old").type(KeyCode.ENTER);
        await(() -> window.label("#deploy-step-backup .words").equals("Waived with a reason"));
        robot.clickOn("Take the waiver back");
        await(() -> window.label("#deploy-step-backup .words").equals("None is named yet"));
    }

    private void checklistAndRisk() throws Exception {
        await(() -> window.isShown("#gate-team-notified"));
        window.press("#gate-team-notified .check-box");
        window.type("#gate-team-notified .text-field", "dba on duty");
        window.press("#gate-monitoring-ready .check-box");
        assertThat(window.text("#gate-monitoring-ready .text-field")).isEqualTo("dba on duty");
        await(() -> window.label("#deploy-step-checklist .words").equals("1 of 8 is shut, 1 waived"));
        assertThat(((Button) window.button("#deploy-next")).getText()).isEqualTo("Next: Risk sheet");
        window.shot("deploy-checklist");
        window.next();
        window.type("#risk-rollback-time", "15");
        await(() -> window.label("#deploy-step-checklist .words").equals("7 of 8 passed, 1 waived"));
        window.shot("deploy-risk");
    }

    /** Behind a forgotten transaction, until that ends. */
    private void runs() throws Exception {
        try (OpenTransaction _ = OpenTransaction.of(production, "select * from product")) {
            window.press("#deploy-go");
            window.confirm("Apply");
            Await.migrationWaiting(production);
            CompletableFuture<List<String>> queued =
                    CompletableFuture.supplyAsync(() -> production.rows("select count(*) from product"));
            // It is told while a try lasts and not between two.
            await(() -> window.texts().stream().anyMatch(text -> text.startsWith("held by pid")));
            assertThat(window.texts()).contains("Running");
            window.shot("deploy-run");
            assertThat(queued.get(60, TimeUnit.SECONDS)).containsExactly("2000");
        }
    }

    private List<Path> reports() throws Exception {
        try (Stream<Path> files = Files.list(project.folder().resolve("deploys"))) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }
}

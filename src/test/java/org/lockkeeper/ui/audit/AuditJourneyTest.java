package org.lockkeeper.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Intent;
import org.lockkeeper.guard.Operation;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.guard.Outcome;
import org.lockkeeper.guard.Site;
import org.lockkeeper.guard.Strictness;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.guard.Verdict;
import org.lockkeeper.migration.RunBackends;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.task.FxTaskRunner;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class AuditJourneyTest {
    private static final String RUN =
            "pid 4711, from 2026-11-20T10:11:12Z to 2026-11-20T10:11:14Z by the server's clock";

    private final Path folder = Screenshots.newFolder().resolve("audit");
    private final AuditTrail audit = new AuditTrail(folder, SampleProject.CLOCK);
    private final List<String> led = new ArrayList<>();
    private Theme theme;
    private AuditScreen screen;
    private Scene scene;

    @Start
    void start(Stage stage) {
        theme = new Theme(ThemeChoice.LIGHT);
        FxTaskRunner tasks = new FxTaskRunner(new JobList(), SampleProject.CLOCK);
        screen = new AuditScreen(audit, tasks, new Moments(SampleProject.CLOCK), new ServerLogLead() {
            @Override
            public boolean reaches(AuditedAction action) {
                return action.profile().equals("prod-eu");
            }

            @Override
            public void show(AuditedAction action, RunBackends run) {
                led.add(action.profile() + " " + run.words());
            }
        });
        scene = new Scene((Parent) screen.view(), 1000, 760);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void an_empty_record_says_where_it_will_be(FxRobot robot) throws Exception {
        robot.interact(screen::shown);
        await(robot, "Nothing was recorded yet.");
        assertThat(robot.lookup(".empty-state .body").queryAs(Label.class).getText())
                .contains("trail.jsonl");
    }

    @Test
    void an_action_shows_both_confirmations_and_a_tampered_entry_is_named(FxRobot robot) throws Exception {
        fill();
        robot.interact(screen::shown);
        await(robot, "4 guarded actions were recorded.");
        robot.interact(() -> robot.lookup(".audit-table")
                .queryAs(TableView.class)
                .getSelectionModel()
                .selectLast());
        assertThat(values(robot))
                .contains("shop", "the shop cannot take orders")
                .anyMatch(v -> v.startsWith("5f0c77e1"));
        robot.clickOn(button(robot, "Verify the trail"));
        awaitCheck(robot, "All 7 entries hold");
        shot("audit");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.DARK));
        shot("audit-dark");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.LIGHT));
        Files.writeString(audit.file(), Files.readString(audit.file()).replace("cannot take", "could take"));
        robot.clickOn(button(robot, "Verify the trail"));
        awaitCheck(robot, "tampered with (changed). Entry 1 ");
        shot("audit-tampered");
    }

    @Test
    void a_run_leads_to_its_servers_log_and_what_was_none_says_why_not(FxRobot robot) throws Exception {
        fill();
        robot.interact(screen::shown);
        await(robot, "4 guarded actions were recorded.");
        TableView<?> table = robot.lookup(".audit-table").queryAs(TableView.class);
        robot.interact(() -> table.getSelectionModel().selectLast());
        robot.interact(() -> button(robot, "Show in the server's log").fire());
        assertThat(led).containsExactly("prod-eu " + RUN);
        robot.interact(() -> table.getSelectionModel().selectFirst());
        Button refused = button(robot, "Show in the server's log");
        assertThat(refused.isDisabled()).isTrue();
        assertThat(refused.getAccessibleHelp()).startsWith("Of this action it is not recorded");
    }

    @Test
    void every_moment_fits_its_column_in_a_window_of_usual_width(FxRobot robot) throws Exception {
        fill();
        robot.interact(screen::shown);
        await(robot, "4 guarded actions were recorded.");
        TableView<?> table = robot.lookup(".audit-table").queryAs(TableView.class);
        TableCell<?, ?> cell =
                robot.lookup(".audit-table .table-row-cell .table-cell").queryAllAs(TableCell.class).stream()
                        .filter(c -> table.getColumns().getFirst().equals(c.getTableColumn()) && !c.isEmpty())
                        .findFirst()
                        .orElseThrow();
        assertThat(cell.lookup(".text"))
                .isInstanceOfSatisfying(
                        Text.class, text -> assertThat(text.getText()).isEqualTo(cell.getText()));
        double room = cell.getWidth() - cell.snappedLeftInset() - cell.snappedRightInset();
        for (String zone : List.of("UTC", "America/St_Johns", "Asia/Kathmandu", "Pacific/Honolulu")) {
            Moments moments = new Moments(SampleProject.CLOCK.withZone(ZoneId.of(zone)));
            for (int day = 0; day < 366; day++) {
                Text text = new Text(
                        moments.exact(Instant.parse("2028-01-01T20:48:28Z").plus(Duration.ofDays(day))));
                text.setFont(cell.getFont());
                assertThat(text.getLayoutBounds().getWidth()).as(text.getText()).isLessThanOrEqualTo(room);
            }
        }
    }

    @Test
    void filtering_leaves_what_was_asked_for(FxRobot robot) throws Exception {
        fill();
        robot.interact(screen::shown);
        await(robot, "4 guarded actions were recorded.");
        robot.interact(
                () -> robot.lookup(".filter-field").queryAs(TextField.class).setText("COUPON"));
        assertThat(robot.lookup(".audit-table")
                        .queryAs(TableView.class)
                        .getItems()
                        .size())
                .isEqualTo(1);
        shot("audit-filtered");
    }

    private void fill() throws IOException {
        record(
                Environment.PRODUCTION,
                "prod-eu",
                new ApplyMigrations("5f0c77e1".repeat(8), List.of("20260101120000_init", "20260102120000_coupon")),
                "the shop cannot take orders",
                Optional.of(new Outcome(
                        Outcome.Result.DONE,
                        "applied 20260101120000_init, 20260102120000_coupon. In the server's log: " + RUN)));
        record(
                Environment.STAGING,
                "staging-with-a-name-that-is-rather-long",
                new ResolveMigration("20260103120000_\u202Eevil", Resolution.ROLLED_BACK, List.of("a row"), ""),
                "",
                Optional.of(new Outcome(Outcome.Result.FAILED, "The lock is held by somebody else.")));
        record(
                Environment.DEVELOPMENT,
                "dev",
                new ApplyMigrations("00".repeat(32), List.of("20260104120000_index")),
                "",
                Optional.of(new Outcome(
                        Outcome.Result.UNKNOWN,
                        "The process ended before it could say. Found later: 3 migrations are applied.")));
        record(
                Environment.PRODUCTION,
                "prod-us",
                new ApplyMigrations("11".repeat(32), List.of("20260105120000_view")),
                "",
                Optional.empty());
    }

    private void record(
            Environment environment, String profile, Operation operation, String reason, Optional<Outcome> outcome)
            throws IOException {
        Site site = new Site(
                profile,
                "db.example.org:5432/shop",
                "dba",
                environment,
                new TargetIdentity("7412345678901234567", "shop", 16384),
                Strictness.USUAL,
                ChangeWindow.ALWAYS);
        Consent request = new Consent(
                operation,
                site,
                environment == Environment.PRODUCTION ? Verdict.TWICE : Verdict.ONCE,
                List.of("runs one: 3 statements", "Each script is one transaction."),
                Optional.empty());
        String name = environment == Environment.PRODUCTION ? "shop" : "";
        AuditTrail at = new AuditTrail(folder, Clock.offset(SampleProject.CLOCK, Duration.ofMinutes(profile.length())));
        var entry = at.record(new Intent(request, request.digest(), name, reason));
        outcome.ifPresent(entry::close);
    }

    private static List<String> values(FxRobot robot) {
        return robot.lookup(".audit-detail .value").queryAllAs(TextInputControl.class).stream()
                .map(TextInputControl::getText)
                .toList();
    }

    private static Button button(FxRobot robot, String text) {
        return robot.lookup(".button").queryAllAs(Button.class).stream()
                .filter(b -> text.equals(b.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static void await(FxRobot robot, String headline) throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup(".headline").queryAs(Label.class).getText().equals(headline));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void awaitCheck(FxRobot robot, String part) throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup(".check-line .label").queryAllAs(Label.class).stream()
                        .anyMatch(label -> label.getText().contains(part)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> Screenshots.save(scene, "journey-" + name));
        WaitForAsyncUtils.waitForFxEvents();
    }
}

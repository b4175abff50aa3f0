package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.ui.RecordingDialogs;
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

/** A log is opened, an error is found in it, and its entry read whole. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class LogsJourneyTest {
    private final Path folder = Screenshots.newFolder();
    private Theme theme;
    private LogsScreen screen;
    private Scene scene;

    @Start
    void start(Stage stage) {
        theme = new Theme(ThemeChoice.LIGHT);
        FxTaskRunner tasks = new FxTaskRunner(new JobList(), SampleProject.CLOCK);
        screen = new LogsScreen(
                new LogService(SampleProject.CLOCK),
                new NoServer(),
                tasks,
                new RecordingDialogs(),
                Platform::runLater,
                _ -> {},
                (_, _, _) -> {},
                Memories.in(folder.resolve("memory")),
                new Moments(SampleProject.CLOCK));
        BorderPane root = new BorderPane(screen.view());
        root.setTop(screen.alerts(() -> {}));
        scene = new Scene(root, 1000, 760);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void the_log_is_closed(FxRobot robot) {
        robot.interact(() -> {
            screen.hidden();
            screen.model().close();
        });
    }

    @Test
    void without_a_log_the_page_says_how_to_open_one(FxRobot robot) {
        robot.interact(screen::shown);
        assertThat(robot.lookup(".empty-state .body").queryAs(Label.class).getText())
                .contains("drop them here");
        assertThat(robot.lookup(".empty-state .button").queryAllAs(Button.class))
                .extracting(Button::getText)
                .containsExactly("Open a file", "Open a folder", "Server's log of –");
        shot("logs-none");
        robot.interact(() -> screen.model().open(List.of(folder.resolve("absent.log"))));
        await(() -> robot.lookup(".failure").queryAs(Label.class).getText().contains("There is no file"));
    }

    @Test
    void an_error_is_found_and_read_whole_beside_its_log(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("postgresql-15-main.log"), SampleLog.text());
        robot.interact(() -> {
            screen.shown();
            screen.model().open(List.of(file));
        });
        await(() -> robot.lookup(".facts").queryAll().size() == 1
                && robot.lookup(".facts").queryAs(Label.class).getText().contains("entries: "));
        LogTable all = robot.lookup(".log-table").queryAs(LogTable.class);
        await(() -> all.getItems().size() == SampleLog.ENTRIES);
        robot.interact(() ->
                robot.lookup(".filter-field").queryAs(TextInputControl.class).setText("deadlock"));
        await(() ->
                robot.lookup(".find-line .label").queryAs(Label.class).getText().equals("Hits: 2"));
        LogViewModel log = screen.model().openProperty().get().orElseThrow();
        robot.interact(() -> {
            log.shownProperty().set(LogViewModel.Shown.BOTH);
            screen.model().step(true);
        });
        await(() -> log.selectedProperty().get().isPresent());
        await(() -> !robot.lookup(".entry-pane .value").queryAll().isEmpty());
        assertThat(robot.lookup(".entry-pane .value").queryAllAs(TextInputControl.class))
                .extracting(TextInputControl::getText)
                .anyMatch(text -> text.equals("deadlock detected"))
                .anyMatch(text -> text.contains("blocked by process 5202"));
        await(() -> log.rows().row(0).isPresent() && log.find().rows().row(0).isPresent());
        shot("logs");
        copied(robot, log);
        besideItself(robot, log);
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.DARK));
        shot("logs-dark");
        robot.interact(() -> log.inputProperty().set(FilterInput.NONE));
        it_is_bookmarked_with_a_note(robot, log);
        its_rows_are_coloured_and_a_new_line_alerts(robot, log, file);
        robot.interact(() -> log.findings().shownProperty().set(true));
        await(() -> !robot.lookup(".finding-card").queryAll().isEmpty());
        assertThat(robot.lookup(".finding-card .node").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly("5201", "5202");
        assertThat(robot.lookup(".finding-card .edge").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly(
                        "waits for ShareLock on transaction 81244",
                        "waits for ShareLock on transaction 81243, held by 5201");
        shot("logs-findings-dark");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.LIGHT));
        shot("logs-findings");
        TopTable top = robot.lookup(".top-table").queryAs(TopTable.class);
        robot.interact(() -> top.getSelectionModel()
                .select(top.getItems().stream()
                        .filter(message -> message.shape().startsWith("duplicate key"))
                        .findFirst()
                        .orElseThrow()));
        await(() -> !log.find().searchingProperty().get()
                && log.find().countProperty().get()
                        == top.getSelectionModel().getSelectedItem().count());
    }

    /** By the keys alone. */
    private void it_is_bookmarked_with_a_note(FxRobot robot, LogViewModel log) {
        robot.interact(() -> robot.lookup(".log-table").queryAs(LogTable.class).requestFocus());
        robot.interact(() -> screen.actions().stream()
                .filter(action -> action.id().equals("logs.note"))
                .findFirst()
                .orElseThrow()
                .run()
                .run());
        robot.write("ask ops who held it").type(KeyCode.ENTER);
        await(() -> log.marks().shownProperty().get().size() == 1);
        assertThat(robot.lookup(".note-pane .note").queryAs(Label.class).getText())
                .isEqualTo("ask ops who held it");
        long marked = log.marks().shownProperty().get().getFirst().line();
        robot.interact(() -> log.goToEntry(0));
        await(() -> log.selectedProperty().get().orElseThrow().line() == 0);
        robot.type(KeyCode.F2);
        await(() -> log.selectedProperty().get().orElseThrow().line() == marked);
        robot.interact(() -> log.marks().sideProperty().set(LogSide.BOOKMARKS));
        await(() -> robot.lookup(".bookmarks-pane .bookmark").queryAll().size() == 1);
        shot("logs-bookmarks-dark");
        robot.interact(() -> log.marks().sideProperty().set(LogSide.NOTHING));
    }

    private void its_rows_are_coloured_and_a_new_line_alerts(FxRobot robot, LogViewModel log, Path file)
            throws IOException {
        robot.interact(() -> log.marks().sideProperty().set(LogSide.HIGHLIGHTS));
        robot.interact(() -> robot.lookup(".highlights-pane .form .button")
                .queryAs(Button.class)
                .fire());
        robot.write("deadlock(");
        await(() -> robot.lookup(".rule-line .danger-text")
                .queryAs(Label.class)
                .getText()
                .contains("not well formed"));
        robot.type(KeyCode.BACK_SPACE);
        robot.interact(() -> robot.lookup(".rule-line .check-box").queryAllAs(CheckBox.class).stream()
                .filter(box -> box.getText().equals("Alert"))
                .forEach(box -> box.setSelected(true)));
        await(() -> robot.lookup(".log-table .table-row-cell").queryAll().stream()
                .anyMatch(row -> row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("touched"))));
        await(() -> robot.lookup(".log-table .rule-stretch").queryAllAs(Label.class).stream()
                .anyMatch(stretch -> stretch.getText().equals("deadlock")));
        robot.interact(screen.model()::turnFollow);
        await(() -> log.followProperty().get() == LogViewModel.Follow.ON);
        int before = log.rows().size();
        Files.writeString(
                file,
                "2026-11-20 10:00:00.000 UTC [5201] app@shop ERROR:  deadlock detected\n",
                StandardOpenOption.APPEND);
        await(() -> log.rows().size() > before);
        await(() -> robot.lookup(".log-alerts .alert-line").queryAll().size() == 1);
        shot("logs-highlights-dark");
        robot.interact(() -> robot.lookup(".log-alerts .alert-line .button").queryAllAs(Button.class).stream()
                .filter(button -> "Show the line".equals(button.getText()))
                .forEach(Button::fire));
        await(() ->
                log.selectedProperty().get().orElseThrow().line() == log.file().lineCount() - 1);
        robot.interact(() -> {
            log.followProperty().set(LogViewModel.Follow.OFF);
            log.marks().sideProperty().set(LogSide.FILTERS);
        });
        await(() -> !robot.lookup(".filters-pane .form .button").queryAll().isEmpty());
        shot("logs-filters-dark");
        robot.interact(() -> log.marks().sideProperty().set(LogSide.NOTHING));
    }

    /** What the keys put on the clipboard: the selected rows as they are read, and nothing that looks like a password. */
    private static void copied(FxRobot robot, LogViewModel log) {
        LogTable hits = robot.lookup(".log-table").queryAllAs(LogTable.class).stream()
                .filter(table -> table.getItems().size() == log.find().rows().size())
                .findFirst()
                .orElseThrow();
        robot.interact(() -> {
            hits.requestFocus();
            hits.getSelectionModel().selectRange(0, 2);
        });
        robot.push(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));
        WaitForAsyncUtils.waitForFxEvents();
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0].lines())
                .hasSize(2)
                .first()
                .asString()
                .matches("[0-9,]+ {2}2026-11-20 .* ERROR .*deadlock detected");
    }

    private void besideItself(FxRobot robot, LogViewModel log) {
        robot.interact(() -> screen.model().turnBeside());
        LogViewModel second = log.sides().secondProperty().get().orElseThrow();
        await(() -> robot.lookup(".open-log").queryAll().size() == 2);
        robot.interact(() -> second.inputProperty().set(FilterInput.NONE.withText("duration", false)));
        await(() -> !second.find().searchingProperty().get()
                && second.find().countProperty().get() > 1_000);
        assertThat(log.find().countProperty().get()).isEqualTo(2);
        await(() -> second.find().rows().row(0).isPresent());
        shot("logs-side-by-side");
        robot.interact(() -> screen.model().turnBeside());
        await(() -> robot.lookup(".open-log").queryAll().size() == 1);
    }

    private static void await(BooleanSupplier what) {
        try {
            // In the toolkit's thread, which changes what is looked at.
            WaitForAsyncUtils.waitFor(
                    30,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(what::getAsBoolean).get());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> Screenshots.save(scene, "journey-" + name));
        WaitForAsyncUtils.waitForFxEvents();
    }
}

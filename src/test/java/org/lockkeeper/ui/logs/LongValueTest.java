package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.ui.control.LongText;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** An entry with a statement of a megabyte: its beginning is shown, and all of it when that is asked for. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class LongValueTest {
    private static final String VALUES = "(1, 'of many'), ".repeat(64_000);

    @TempDir
    private Path folder = Path.of("");

    private LogPage page;

    @Start
    void start(Stage stage) {
        page = new LogPage(stage, 1000, 760);
    }

    @AfterEach
    void it_is_closed(FxRobot robot) {
        page.close(robot);
    }

    private LogViewModel selected(FxRobot robot) throws IOException {
        String head = "2026-11-20 10:00:00.000 UTC [7] app@shop ";
        Path file = Files.writeString(
                folder.resolve("a.log"),
                head + "ERROR:  too long\n" + head + "STATEMENT:  insert into t values " + VALUES + "(2)\n"
                        + "\talter role app password\n\t'hunter2'\n\tTHE END\n" + head + "LOG:  next\n");
        LogViewModel log = page.open(robot, file);
        robot.interact(() -> log.select(0));
        LogPage.await(() -> !robot.lookup(".entry-pane .show-all").queryAll().isEmpty());
        return log;
    }

    @Test
    void all_of_it_is_shown_and_copied(FxRobot robot) throws IOException {
        selected(robot);
        robot.interact(() ->
                robot.lookup(".entry-pane .show-all").queryAs(Hyperlink.class).fire());
        LongText text = robot.lookup(".entry-pane .long-text").queryAs(LongText.class);
        robot.interact(() -> {
            text.scrollTo(text.getItems().size() - 1);
            text.getSelectionModel().clearAndSelect(text.getItems().size() - 1);
            text.requestFocus();
        });
        robot.push(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));
        assertThat(clipboard(robot)).isEqualTo("THE END");
        page.shot("logs-long-value");
        robot.interact(
                () -> text.getSelectionModel().clearAndSelect(text.getItems().size() - 2));
        robot.push(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));
        assertThat(clipboard(robot)).isEqualTo("****");
        robot.interact(() -> text.getSelectionModel().selectAll());
        robot.push(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));
        assertThat(clipboard(robot))
                .isEqualTo("insert into t values " + VALUES + "(2)\nalter role app password\n'****'\nTHE END");
    }

    @Test
    void the_entry_is_copied_whole(FxRobot robot) throws IOException {
        selected(robot);
        robot.interact(() -> robot.lookup("Copy entry").queryButton().fire());
        assertThat(clipboard(robot)).contains(VALUES).endsWith("(2)\nalter role app password\n'****'\nTHE END\n");
    }

    private static String clipboard(FxRobot robot) {
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        return copied[0];
    }
}

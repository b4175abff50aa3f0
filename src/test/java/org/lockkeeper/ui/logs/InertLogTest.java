package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What acts in a log's text is visible wherever the page shows it: in the table, among the hits, in an entry, in what stands out. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class InertLogTest {
    private static final String EVIL = "red \u001b[31m back \u202e bell \u0007 mark \u200f <b>bold</b>";
    private static final String TAME = "red ⟨U+001B⟩[31m back ⟨U+202E⟩ bell ⟨U+0007⟩ mark ⟨U+200F⟩ <b>bold</b>";

    @TempDir
    private Path folder = Path.of("");

    private LogPage page;

    @Start
    void start(Stage stage) {
        page = new LogPage(stage, 1_400, 800);
    }

    @AfterEach
    void it_is_closed(FxRobot robot) {
        page.close(robot);
    }

    @Test
    void nothing_in_it_acts(FxRobot robot) throws IOException {
        String head = "2026-11-20 10:00:00.000 UTC [7] app\u202e@sh\u001bop ";
        Path file = Files.writeString(
                folder.resolve("a.log"),
                head + "ERROR:  " + EVIL + "\n" + head + "STATEMENT:  select '" + EVIL + "'\n" + head
                        + "LOG:  duration: 2000.0 ms  statement: " + EVIL + "\n");
        LogViewModel log = page.open(robot, file);
        robot.interact(() -> {
            log.inputProperty().set(FilterInput.NONE.withText("red", false));
            log.shownProperty().set(LogViewModel.Shown.BOTH);
            log.select(0);
            log.findings().shownProperty().set(true);
            log.marks().rules().add();
            log.marks().rules().change(0, new HighlightRule("back .", RuleColour.RED, true, false, false));
            log.marks().turn(0);
            log.marks().sideProperty().set(LogSide.BOOKMARKS);
        });
        LogPage.await(() -> log.find().rows().row(1).isPresent()
                && log.rows().row(1).isPresent()
                && !robot.lookup(".entry-pane .value").queryAll().isEmpty()
                && !robot.lookup(".finding-card").queryAll().isEmpty()
                && !robot.lookup(".bookmarks-pane .bookmark").queryAll().isEmpty()
                && !robot.lookup(".rule-stretch").queryAll().isEmpty());
        List<String> shown = Stream.of(
                        robot
                                .from(page.root())
                                .lookup((Node node) -> node instanceof Labeled)
                                .queryAllAs(Labeled.class)
                                .stream()
                                .map(Labeled::getText),
                        robot
                                .from(page.root())
                                .lookup((Node node) -> node instanceof Text)
                                .queryAllAs(Text.class)
                                .stream()
                                .map(Text::getText),
                        robot.from(page.root()).lookup(".value").queryAllAs(TextInputControl.class).stream()
                                .map(TextInputControl::getText))
                .flatMap(texts -> texts)
                .filter(text -> text != null)
                .toList();
        assertThat(shown).noneMatch(text -> text.matches("(?s).*[\u001b\u202e\u0007\u200f].*"));
        assertThat(shown)
                .anyMatch(text -> text.equals(TAME))
                .anyMatch(text -> text.contains("select '" + TAME + "'"))
                .anyMatch(text -> text.equals("back ⟨U+202E⟩"));
        page.shot("logs-inert");
        String[] copied = new String[1];
        robot.interact(() -> {
            robot.lookup("Copy entry").queryButton().fire();
            copied[0] = Clipboard.getSystemClipboard().getString();
        });
        assertThat(copied[0]).contains(TAME + "\nSTATEMENT:  select '" + TAME + "'\n");
    }
}

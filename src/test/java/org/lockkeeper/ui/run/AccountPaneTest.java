package org.lockkeeper.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.ui.control.Tone;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class AccountPaneTest {
    private static final Path LOG = Path.of("runs", "20261122-091400-000-staging.log");
    private static final RunAccount ACCOUNT = new RunAccount(
            Tone.SUCCESS, "Done.", List.of(), Optional.empty(), Optional.empty(), Optional.of(LOG), Optional.empty());

    private final List<Path> opened = new ArrayList<>();
    private AccountPane elsewhere;

    @Start
    void start(Stage stage) {
        AccountPane pane = new AccountPane(ACCOUNT, new RunSurroundings() {
            @Override
            public boolean canShowLog() {
                return true;
            }

            @Override
            public void showLog(Path file) {
                opened.add(file);
            }
        });
        elsewhere = new AccountPane(ACCOUNT, RunSurroundings.NONE);
        stage.setScene(new Scene(pane, 600, 200));
        stage.show();
    }

    private static List<String> buttons(Node pane) {
        return pane.lookupAll(".button").stream()
                .map(button -> ((Button) button).getText())
                .toList();
    }

    @Test
    void a_runs_log_opens_where_the_page_leads_to_logs(FxRobot robot) {
        robot.interact(
                () -> robot.lookup("Open the run's log").queryAs(Button.class).fire());
        assertThat(opened).containsExactly(LOG);
        assertThat(buttons(elsewhere)).isEmpty();
    }
}

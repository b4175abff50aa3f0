package org.lockkeeper.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.ui.RunningRunner;
import org.lockkeeper.ui.theme.Stylesheets;
import org.lockkeeper.ui.theme.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class WorkPaneTest {
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final RunningRunner tasks = new RunningRunner();
    private Work work;
    private WorkPane pane;

    @Start
    void start(Stage stage) {
        work = new Work(tasks, Runnable::run, clock);
        pane = new WorkPane(work, new Words());
        Scene scene = new Scene(pane, 700, 200);
        pane.getStylesheets().addAll(Stylesheets.of("wizard"), Stylesheets.of("tones"));
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void the_bar_keeps_its_length_when_what_is_left_becomes_known(FxRobot robot) {
        robot.interact(() -> work.start(
                "backup",
                (hearer, cancel) -> {
                    double before = barWidth();
                    now = now.plusSeconds(10);
                    hearer.report("table", 90, 100);
                    pane.tick();
                    assertThat(time()).isEqualTo("10 s, about 1 s left");
                    assertThat(barWidth()).isEqualTo(before);
                    return "made";
                },
                _ -> {}));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(tasks::finish);
        assertThat(work.failureProperty().get()).isEmpty();
        assertThat(work.phaseProperty().get()).isEqualTo(Work.Phase.DONE);
    }

    private double barWidth() {
        pane.applyCss();
        pane.layout();
        return ((ProgressBar) pane.lookup(".progress-bar")).getWidth();
    }

    private String time() {
        return ((Label) pane.lookup(".tabular")).getText();
    }

    private record Words() implements WorkPane.Words {
        @Override
        public String running() {
            return "Backup";
        }

        @Override
        public String done() {
            return "Made";
        }

        @Override
        public String cancelled() {
            return "Cancelled";
        }
    }
}

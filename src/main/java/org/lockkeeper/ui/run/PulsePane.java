package org.lockkeeper.ui.run;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.migration.RunPulse;
import org.lockkeeper.migration.RunPulse.Blocker;
import org.lockkeeper.migration.RunRetry;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Stylesheets;

/** What the server says of the statement that runs: how long it has run, what it waits for, who holds that, and who waits behind it. */
public final class PulsePane extends VBox {
    private static final int MOST_BLOCKERS = 4;
    private static final int LONGEST_QUERY = 300;

    private final Clock clock;

    public PulsePane(Clock clock) {
        this.clock = clock;
        getStyleClass().add("pulse-pane");
        getStylesheets().addAll(Stylesheets.of("pulse-pane"), Stylesheets.of("tones"));
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Shows what is known; takes no room where nothing is. */
    void show(Optional<RunPulse> pulse, Optional<RunRetry> retry) {
        getChildren().clear();
        retry.ifPresent(next -> getChildren().add(line(Feather.ROTATE_CW, Tone.WARNING, words(next))));
        pulse.ifPresent(this::add);
        setVisible(!getChildren().isEmpty());
    }

    private static String words(RunRetry next) {
        return Texts.get(
                "run.retry",
                next.reason(),
                next.next(),
                next.tries(),
                "%.1f".formatted(next.pause().toMillis() / 1e3));
    }

    private void add(RunPulse pulse) {
        Optional<RunPulse.Wait> lock = pulse.waiting().filter(RunPulse.Wait::forLock);
        String ran = Elapsed.text(pulse.elapsed());
        if (lock.isEmpty()) {
            String doing = pulse.waiting()
                    .map(wait -> Texts.get("run.pulse.works.on", ran, wait.event()))
                    .orElseGet(() -> Texts.get("run.pulse.works", ran));
            getChildren().add(line(Feather.ACTIVITY, Tone.QUIET, doing));
        } else {
            getChildren().add(line(Feather.PAUSE_CIRCLE, Tone.WARNING, waits(lock.get(), ran)));
            addBlockers(pulse.blockers());
        }
        getChildren()
                .add(
                        pulse.queued() == 0
                                ? line(Feather.USERS, Tone.QUIET, Texts.get("run.pulse.nobody"))
                                : line(
                                        Feather.USERS,
                                        Tone.DANGER,
                                        Texts.get(
                                                "run.pulse.queued",
                                                pulse.queued(),
                                                Elapsed.text(pulse.longestQueued()))));
    }

    private String waits(RunPulse.Wait lock, String ran) {
        String what = lock.event().replaceFirst("^Lock: ", "");
        return lock.since()
                .map(since -> Texts.get(
                        "run.pulse.waits.since", what, Elapsed.text(Duration.between(since, clock.instant())), ran))
                .orElseGet(() -> Texts.get("run.pulse.waits", what, ran));
    }

    private void addBlockers(List<Blocker> blockers) {
        blockers.stream().limit(MOST_BLOCKERS).map(PulsePane::blocker).forEach(getChildren()::add);
        if (blockers.size() > MOST_BLOCKERS) {
            Label more = new Label(Texts.get("run.pulse.moreBlockers", blockers.size() - MOST_BLOCKERS));
            more.getStyleClass().add("blocker");
            getChildren().add(more);
        }
    }

    private static Node blocker(Blocker blocker) {
        Label who = new Label(VisibleText.of(Texts.get("run.pulse.heldBy", blocker.words())));
        who.setMinWidth(USE_PREF_SIZE);
        String query = blocker.query();
        Label what =
                new Label(VisibleText.of(query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query));
        what.getStyleClass().add("mono");
        HBox line = new HBox(who, what);
        line.getStyleClass().add("blocker");
        return line;
    }

    private static Label line(Ikon icon, Tone tone, String text) {
        Label label = new Label(VisibleText.of(text), new FontIcon(icon));
        label.getStyleClass().add("pulse-line");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        Tones.apply(label, tone);
        return label;
    }
}

package org.lockkeeper.ui.logs;

import java.util.Locale;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.lockkeeper.logs.finding.Finding;
import org.lockkeeper.logs.finding.FindingKind;
import org.lockkeeper.logs.finding.Occurrence;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;

/** One finding: its sentence, the way to its lines, of a deadlock both sides. */
final class FindingCard extends VBox {
    private static final int LINES = 4;
    private static final int DEADLOCKS = 2;

    FindingCard(Finding finding, LogViewModel model) {
        getStyleClass().add("finding-card");
        Label title = new Label(Texts.get("logs.finding." + finding.kind().word()));
        title.getStyleClass().add("title");
        Tones.apply(title, tone(finding.kind()));
        Label sentence = new Label(VisibleText.of(finding.sentence()));
        sentence.setWrapText(true);
        getChildren().addAll(title, sentence);
        finding.deadlocks().stream()
                .filter(deadlock -> !deadlock.sides().isEmpty())
                .limit(DEADLOCKS)
                .forEach(deadlock -> getChildren().add(new DeadlockRing(deadlock, model::goToLine)));
        FlowPane links = new FlowPane();
        links.getStyleClass().add("links");
        Hyperlink all = new Hyperlink(Texts.get("logs.finding.all", finding.count()));
        all.setOnAction(_ -> model.inputProperty()
                .set(FilterInput.NONE.withText(finding.kind().pattern(), true)));
        links.getChildren().add(all);
        if (finding.kind() != FindingKind.DEADLOCK) {
            finding.occurrences().stream()
                    .limit(LINES)
                    .forEach(one -> links.getChildren().add(link(one, finding.kind(), model)));
        }
        getChildren().add(links);
    }

    private static Hyperlink link(Occurrence one, FindingKind kind, LogViewModel model) {
        String line = String.format(Locale.ENGLISH, "%,d", one.number());
        Hyperlink link = new Hyperlink(
                one.value() > 0
                        ? Texts.get("logs.finding.line.value", line, weight(one.value(), kind))
                        : Texts.get("logs.finding.line", line));
        link.setOnAction(_ -> model.goToLine(one.line()));
        return link;
    }

    private static String weight(double value, FindingKind kind) {
        return kind == FindingKind.TEMPORARY_FILE
                ? Sizes.text((long) value)
                : value < 1_000
                        ? String.format(Locale.ENGLISH, "%.0f ms", value)
                        : String.format(Locale.ENGLISH, "%,.1f s", value / 1_000);
    }

    private static Tone tone(FindingKind kind) {
        return switch (kind) {
            case DEADLOCK, OUT_OF_MEMORY -> Tone.DANGER;
            case FAILED_LOGIN, LOCK_WAIT, SLOW_STATEMENT, TEMPORARY_FILE -> Tone.WARNING;
            case CHECKPOINT, AUTOVACUUM -> Tone.QUIET;
        };
    }
}

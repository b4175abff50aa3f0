package org.lockkeeper.ui.status;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.AgeLabel;
import org.lockkeeper.ui.control.EnvironmentBadge;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.TroubleWords;
import org.lockkeeper.ui.control.VisibleText;

/** The head of an environment's column: who it is, what it has, and when something was last applied; or why it cannot be read. */
final class EnvironmentHeader extends VBox {
    EnvironmentHeader(Column column, Moments moments) {
        getStyleClass().add("environment-header");
        EnvironmentStatus status = column.status();
        getChildren().add(new EnvironmentBadge(status.profile(), Orientation.VERTICAL));
        if (status.isReadable()) {
            getChildren().addAll(counts(status), last(status, moments));
        } else {
            getChildren()
                    .addAll(
                            unreadable(TroubleWords.of(status).orElse("")),
                            reason(VisibleText.keepingLines(status.error().orElse(""))));
        }
    }

    private static HBox counts(EnvironmentStatus status) {
        HBox counts = new HBox(count(Texts.get("status.header.applied", status.applied()), Tone.QUIET));
        counts.getStyleClass().add("counts");
        if (status.pending() > 0) {
            counts.getChildren().add(count(Texts.get("status.header.pending", status.pending()), Tone.ACCENT));
        }
        if (status.attention() > 0) {
            Label attention = count(Integer.toString((int) status.attention()), Tone.DANGER);
            attention.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
            String words = Texts.get("status.header.attention", status.attention());
            attention.setTooltip(new Tooltip(words));
            attention.setAccessibleText(words);
            counts.getChildren().add(attention);
        }
        return counts;
    }

    private static Label count(String text, Tone tone) {
        Label label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().add("count");
        Tones.apply(label, tone);
        return label;
    }

    private static HBox last(EnvironmentStatus status, Moments moments) {
        Optional<java.time.Instant> at = status.lastAppliedAt();
        if (at.isEmpty()) {
            return new HBox(quiet(Texts.get("status.header.never")));
        }
        AgeLabel age = new AgeLabel(moments);
        age.getStyleClass().add("quiet");
        age.show(at);
        HBox line = new HBox(quiet(Texts.get("status.header.last")), age);
        line.getStyleClass().add("last");
        return line;
    }

    private static Label unreadable(String why) {
        Label label = new Label(why, new FontIcon(Feather.CLOUD_OFF));
        label.getStyleClass().add("count");
        Tones.apply(label, Tone.DANGER);
        return label;
    }

    private static Label reason(String text) {
        Label label = quiet(text);
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(420);
        label.setTooltip(tooltip);
        return label;
    }

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("quiet");
        return label;
    }
}

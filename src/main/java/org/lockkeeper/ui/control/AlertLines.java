package org.lockkeeper.ui.control;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Stylesheets;
import org.lockkeeper.ui.theme.Tips;

/**
 * A line for each alert over whatever page is in front; nothing where there is none.
 *
 * @param <A> an alert
 */
public abstract class AlertLines<A> extends VBox {
    private static final int MOST = 3;
    private static final double NAME = 240;

    private final Feather icon;
    private final String dismissWords;
    private final Label more = new Label();
    private List<Line> lines = List.of();

    /** @param dismissWords what the button does that puts an alert away */
    protected AlertLines(Feather icon, String dismissWords) {
        this.icon = icon;
        this.dismissWords = dismissWords;
        getStyleClass().add("alerts");
        getStylesheets().add(Stylesheets.of("alerts"));
        more.getStyleClass().add("more");
        more.managedProperty().bind(more.visibleProperty());
        managedProperty().bind(visibleProperty());
    }

    /** Whether both tell of the same, perhaps in other words. */
    protected abstract boolean isSame(A one, A other);

    /** What it is about, in a word or two. */
    protected abstract String name(A alert);

    protected abstract String words(A alert);

    /** What the button does that leads to it. */
    protected abstract String action(A alert);

    protected abstract void open(A alert);

    protected abstract void dismiss(A alert);

    /** A line stays as long as its alert: a button that is replaced while it is pressed would not hear the end of it. */
    protected final void show(List<A> alerts) {
        List<A> first = alerts.stream().limit(MOST).toList();
        boolean same = first.size() == lines.size();
        for (int i = 0; same && i < first.size(); i++) {
            same = isSame(lines.get(i).alert, first.get(i));
        }
        if (!same) {
            lines = first.stream().map(Line::new).toList();
            getChildren().setAll(lines);
            getChildren().add(more);
        }
        for (int i = 0; i < first.size(); i++) {
            lines.get(i).say(first.get(i));
        }
        int others = alerts.size() - first.size();
        more.setText(Texts.get("alert.more", others));
        more.setVisible(others > 0);
        setVisible(!alerts.isEmpty());
    }

    private final class Line extends HBox {
        private final Label words = new Label();
        private final Button go = new Button();
        private A alert;

        Line(A alert) {
            this.alert = alert;
            getStyleClass().add("alert-line");
            Label name = new Label(name(alert));
            name.getStyleClass().add("environment");
            name.setMaxWidth(NAME);
            name.setMinWidth(USE_PREF_SIZE);
            words.setMinWidth(0);
            words.setMaxWidth(Double.MAX_VALUE);
            Tips.on(words, words::getText);
            HBox.setHgrow(words, Priority.ALWAYS);
            go.setMinWidth(USE_PREF_SIZE);
            go.setMnemonicParsing(false);
            go.setOnAction(_ -> open(this.alert));
            Button dismiss = Icons.button(Feather.X, dismissWords, () -> dismiss(this.alert));
            getChildren().addAll(Icons.of(icon, "warning-icon"), name, words, go, dismiss);
        }

        void say(A now) {
            alert = now;
            words.setText(VisibleText.of(words(now)));
            go.setText(action(now));
        }
    }
}

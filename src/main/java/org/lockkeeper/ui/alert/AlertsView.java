package org.lockkeeper.ui.alert;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.activity.alert.Alert;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Stylesheets;
import org.lockkeeper.ui.theme.Tips;

/** A line for each alert over whatever page is in front; nothing where there is none. */
public final class AlertsView extends VBox {
    private static final int MOST = 3;

    private final AlertsViewModel model;
    private final Label more = new Label();
    private List<Line> lines = List.of();

    public AlertsView(AlertsViewModel model) {
        this.model = model;
        getStyleClass().add("alerts");
        getStylesheets().add(Stylesheets.of("alerts"));
        more.getStyleClass().add("more");
        managedProperty().bind(visibleProperty());
        model.shownProperty().subscribe(this::show);
    }

    /** A line stays as long as its alert: a button that is replaced while it is pressed would not hear the end of it. */
    private void show(List<Alert> alerts) {
        List<Alert> first = alerts.stream().limit(MOST).toList();
        boolean same = first.size() == lines.size();
        for (int i = 0; same && i < first.size(); i++) {
            same = lines.get(i).isOf(first.get(i));
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
        more.setManaged(others > 0);
        setVisible(!alerts.isEmpty());
    }

    private final class Line extends HBox {
        private final Label words = new Label();
        private final Button go = new Button();
        private Alert alert;

        Line(Alert alert) {
            this.alert = alert;
            getStyleClass().add("alert-line");
            Label environment = new Label(alert.environment());
            environment.getStyleClass().add("environment");
            environment.setMinWidth(USE_PREF_SIZE);
            words.setMinWidth(0);
            words.setMaxWidth(Double.MAX_VALUE);
            Tips.on(words, words::getText);
            HBox.setHgrow(words, Priority.ALWAYS);
            go.setMinWidth(USE_PREF_SIZE);
            go.setMnemonicParsing(false);
            go.setOnAction(_ -> model.open(this.alert));
            Button dismiss = Icons.button(Feather.X, Texts.get("alert.dismiss"), () -> model.dismiss(this.alert));
            getChildren().addAll(Icons.of(Feather.ALERT_TRIANGLE, "warning-icon"), environment, words, go, dismiss);
            say(alert);
        }

        boolean isOf(Alert other) {
            return alert.kind() == other.kind() && alert.environment().equals(other.environment());
        }

        void say(Alert now) {
            alert = now;
            words.setText(VisibleText.of(now.words()));
            go.setText(
                    now.pid().isPresent()
                            ? Texts.get(
                                    "alert.session", Integer.toString(now.pid().getAsInt()))
                            : Texts.get("alert.activity"));
        }
    }
}

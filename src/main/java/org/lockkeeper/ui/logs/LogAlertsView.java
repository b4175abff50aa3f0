package org.lockkeeper.ui.logs;

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

/** A line for each alert of a followed log, over whatever page is in front; nothing where there is none. */
final class LogAlertsView extends VBox {
    private static final int MOST = 3;
    private static final double NAME = 240;

    private final LogAlertsViewModel model;
    private final Label more = new Label();
    private List<Line> lines = List.of();

    LogAlertsView(LogAlertsViewModel model) {
        this.model = model;
        getStyleClass().addAll("alerts", "log-alerts");
        getStylesheets().add(Stylesheets.of("alerts"));
        more.getStyleClass().add("more");
        more.managedProperty().bind(more.visibleProperty());
        managedProperty().bind(visibleProperty());
        model.shownProperty().subscribe(this::show);
    }

    /** A line stays as long as its alert: a button that is replaced while it is pressed would not hear the end of it. */
    private void show(List<LogAlert> alerts) {
        List<LogAlert> first = alerts.stream().limit(MOST).toList();
        boolean same = first.size() == lines.size();
        for (int i = 0; same && i < first.size(); i++) {
            same = lines.get(i).alert.isSame(first.get(i));
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
        private LogAlert alert;

        Line(LogAlert alert) {
            this.alert = alert;
            getStyleClass().add("alert-line");
            Label name = new Label(LogAlertsViewModel.name(alert.log()));
            name.getStyleClass().add("environment");
            name.setMaxWidth(NAME);
            name.setMinWidth(NAME / 3);
            words.setMinWidth(0);
            words.setMaxWidth(Double.MAX_VALUE);
            Tips.on(words, words::getText);
            HBox.setHgrow(words, Priority.ALWAYS);
            Button go = new Button(Texts.get("logs.alert.show"));
            go.setMinWidth(USE_PREF_SIZE);
            go.setOnAction(_ -> model.open(this.alert));
            Button dismiss = Icons.button(Feather.X, Texts.get("logs.alert.dismiss"), () -> model.dismiss(this.alert));
            getChildren().addAll(Icons.of(Feather.BELL, "warning-icon"), name, words, go, dismiss);
        }

        void say(LogAlert now) {
            alert = now;
            words.setText(LogAlertsViewModel.words(now));
        }
    }
}

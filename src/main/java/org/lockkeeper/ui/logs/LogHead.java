package org.lockkeeper.ui.logs;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.theme.Tips;

/** What log is open, how far it is looked through, what became of it, and whether it is followed. */
final class LogHead extends VBox {
    private final LogViewModel model;
    private final Label facts = new Label();
    private final Label notice = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final ToggleButton follow = new ToggleButton();
    private final ToggleButton ansi = new ToggleButton(Texts.get("logs.ansi"));

    /** @param page the ways to another log */
    LogHead(LogViewModel model, LogsViewModel page) {
        this.model = model;
        LogFile file = model.file();
        getStyleClass().add("log-head");
        Label name = new Label(file.name());
        name.getStyleClass().add("headline");
        name.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        name.setTooltip(
                new Tooltip(String.join("\n", file.parts().stream().limit(40).toList())));
        name.setMinWidth(0);
        facts.getStyleClass().add("facts");
        facts.setMinWidth(0);
        Tips.on(facts, facts::getText);
        notice.getStyleClass().add("notice");
        notice.setWrapText(true);
        notice.managedProperty().bind(notice.visibleProperty());
        bar.getStyleClass().add("sight-bar");
        bar.visibleProperty().bind(model.seenProperty().lessThan(1));
        bar.managedProperty().bind(bar.visibleProperty());
        bar.progressProperty().bind(model.seenProperty());
        follow.setGraphic(new FontIcon(Feather.ARROW_DOWN_CIRCLE));
        follow.setMinWidth(USE_PREF_SIZE);
        follow.setOnAction(_ -> {
            model.turnFollow();
            showFollow(model.followProperty().get());
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        VBox words = new VBox(name, facts);
        words.setMinWidth(0);
        HBox first = new HBox(
                words,
                gap,
                bar,
                ansi(),
                standsOut(),
                bookmarks(),
                follow,
                button("logs.beside", Feather.COLUMNS, page::turnBeside),
                button("logs.open.file", Feather.FILE, page::chooseFile),
                button("logs.open.folder", Feather.FOLDER, page::chooseFolder),
                button("logs.open.server.action", Feather.SERVER, page::openServerLog));
        first.getStyleClass().add("first-line");
        getChildren().addAll(first, notice, stopped());
        model.seenProperty().subscribe(_ -> showFacts());
        model.rows().subscribe(this::showFacts);
        model.followProperty().subscribe(this::showFollow);
        model.noticeProperty().subscribe(text -> {
            notice.setText(text.orElse(""));
            notice.setVisible(text.isPresent());
            Tones.apply(notice, Tone.WARNING);
        });
        showFacts();
    }

    /** Why it is not looked through further, and the way on where there is one. */
    private HBox stopped() {
        Label words = new Label();
        words.getStyleClass().add("notice");
        words.setWrapText(true);
        Button goOn = new Button(Texts.get("logs.index.goOn"));
        goOn.setMinWidth(USE_PREF_SIZE);
        goOn.setOnAction(_ -> model.sight().goOn());
        HBox line = new HBox(words, goOn);
        line.getStyleClass().add("stopped-line");
        line.managedProperty().bind(line.visibleProperty());
        goOn.managedProperty().bind(goOn.visibleProperty());
        Runnable show = () -> {
            Optional<String> why = model.sight().stoppedProperty().get();
            boolean waiting = model.sight().waitingProperty().get();
            words.setText(why.orElseGet(() -> Texts.get("logs.index.waiting")));
            goOn.setVisible(why.isPresent());
            line.setVisible(why.isPresent() || waiting);
            Tones.apply(words, Tone.WARNING);
        };
        model.sight().stoppedProperty().subscribe(_ -> show.run());
        model.sight().waitingProperty().subscribe(_ -> show.run());
        return line;
    }

    /** For text alone: a server writes no colours. */
    private ToggleButton ansi() {
        ansi.setMinWidth(USE_PREF_SIZE);
        ansi.setTooltip(new Tooltip(Texts.get("logs.ansi.hint")));
        ansi.managedProperty().bind(ansi.visibleProperty());
        ansi.selectedProperty().bindBidirectional(model.ansiProperty());
        return ansi;
    }

    private ToggleButton standsOut() {
        ToggleButton button = new ToggleButton(Texts.get("logs.findings"), new FontIcon(Feather.ZAP));
        button.setMinWidth(USE_PREF_SIZE);
        button.selectedProperty().bindBidirectional(model.findings().shownProperty());
        return button;
    }

    private ToggleButton bookmarks() {
        ToggleButton button = new ToggleButton(null, new FontIcon(Feather.BOOKMARK));
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(Texts.get("logs.bookmarks.action")));
        ObjectProperty<LogSide> side = model.marks().sideProperty();
        button.setOnAction(_ -> side.set(side.get() == LogSide.NOTHING ? LogSide.BOOKMARKS : LogSide.NOTHING));
        side.subscribe(now -> button.setSelected(now != LogSide.NOTHING));
        model.marks().shownProperty().subscribe(shown -> {
            button.setText(shown.isEmpty() ? "" : Integer.toString(shown.size()));
            button.setAccessibleText(Texts.get("logs.bookmarks.count", shown.size()));
        });
        return button;
    }

    private static Button button(String key, Feather icon, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.setTooltip(new Tooltip(Texts.get(key)));
        button.setAccessibleText(Texts.get(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void showFacts() {
        LogFile file = model.file();
        ansi.setVisible(!file.format().isPostgres());
        String entries = String.format(Locale.ENGLISH, "%,d", file.entryCount());
        String lines = String.format(Locale.ENGLISH, "%,d", file.lineCount());
        String bytes = Sizes.text(file.indexedBytes());
        double seen = model.seenProperty().get();
        String text = seen < 1
                ? Texts.get("logs.facts.growing", (int) (seen * 100), bytes, entries, lines)
                : Texts.get("logs.facts", file.format().description(), bytes, entries, lines);
        int jumps = seen < 1 ? 0 : file.timeJumps();
        facts.setText(jumps == 0 ? text : text + " · " + Texts.get("logs.facts.jumps", jumps));
    }

    private void showFollow(LogViewModel.Follow state) {
        follow.setSelected(state != LogViewModel.Follow.OFF);
        follow.setText(
                switch (state) {
                    case OFF -> Texts.get("logs.follow");
                    case ON -> Texts.get("logs.follow.on");
                    case PAUSED -> Texts.get("logs.follow.paused");
                });
    }
}

package org.lockkeeper.ui.logs;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.logs.LogFilter;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;

/** How many hits there are, the way from one to the next, and whether they stand alone or beside their log. Only while something is looked for. */
final class FindLine extends HBox {
    private final LogViewModel model;
    private final Label count = new Label();
    private final Button cancel = new Button(Texts.get("logs.find.cancel"));

    /** @param saveHits asks where to and saves the hits */
    FindLine(LogViewModel model, Runnable saveHits) {
        this.model = model;
        getStyleClass().add("find-line");
        Button previous = step(Feather.CHEVRON_UP, "logs.find.previous", false);
        Button next = step(Feather.CHEVRON_DOWN, "logs.find.next", true);
        cancel.setOnAction(_ -> model.find().cancel());
        cancel.visibleProperty().bind(model.find().searchingProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        Button clear = new Button(Texts.get("logs.find.clear"));
        clear.setOnAction(_ -> model.inputProperty().set(FilterInput.NONE));
        Button save = new Button(Texts.get("logs.save"));
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(_ -> saveHits.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        count.setMinWidth(0);
        getChildren().addAll(count, previous, next, cancel, gap, choice(), save, clear);
        managedProperty().bind(visibleProperty());
        model.find().filterProperty().subscribe(_ -> show());
        model.find().countProperty().subscribe(_ -> show());
        model.find().searchingProperty().subscribe(_ -> show());
        model.find().failureProperty().subscribe(_ -> show());
        model.faultProperty().subscribe(_ -> show());
    }

    private Button step(Feather icon, String key, boolean forward) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().add("step-button");
        button.setTooltip(new Tooltip(Texts.get(key)));
        button.setAccessibleText(Texts.get(key));
        button.setOnAction(_ -> model.step(forward));
        return button;
    }

    private HBox choice() {
        ToggleGroup group = new ToggleGroup();
        HBox buttons = new HBox();
        buttons.getStyleClass().add("choice");
        for (LogViewModel.Shown shown : LogViewModel.Shown.values()) {
            ToggleButton button = new ToggleButton(
                    switch (shown) {
                        case HITS -> Texts.get("logs.shown.hits");
                        case BOTH -> Texts.get("logs.shown.both");
                        case ALL -> Texts.get("logs.shown.all");
                    });
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.setSelected(model.shownProperty().get() == shown);
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.shownProperty().set(shown);
            });
            model.shownProperty().subscribe(now -> button.setSelected(now == shown));
            buttons.getChildren().add(button);
        }
        return buttons;
    }

    private void show() {
        Optional<LogFilter> filter = model.find().filterProperty().get();
        Optional<String> wrong = model.faultProperty()
                .get()
                .or(() -> model.find().failureProperty().get());
        setVisible(filter.isPresent() || wrong.isPresent());
        String hits = String.format(
                Locale.ENGLISH, "%,d", model.find().countProperty().get());
        String words = model.find().searchingProperty().get()
                ? Texts.get("logs.find.searching", hits, (int) (model.find().searched() * 100))
                : Texts.get("logs.find.count", hits);
        count.setText(wrong.map(text -> filter.isPresent() ? words + " · " + text : text)
                .orElse(words));
        if (wrong.isPresent()) {
            Tones.apply(count, Tone.WARNING);
        } else {
            Tones.clear(count);
        }
    }
}

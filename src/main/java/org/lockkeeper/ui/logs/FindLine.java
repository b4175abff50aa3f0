package org.lockkeeper.ui.logs;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.logs.LogFilter;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;

/** How many hits there are, the way from one to the next, and whether they stand alone or beside their log. Only while something is looked for. */
final class FindLine extends FlowPane {
    private static final double SIDES = 40;
    private static final List<Integer> AROUND = List.of(0, 3, 10);

    private final LogViewModel model;
    private final Button clear = new Button(Texts.get("logs.find.clear"));
    private final SplitMenuButton save = new SplitMenuButton();
    private final Map<LogViewModel.Shown, ToggleButton> choices = new EnumMap<>(LogViewModel.Shown.class);
    private final ReasonedButton here;
    private final Label count = new Label();
    private final Button cancel = new Button(Texts.get("logs.find.cancel"));

    /** @param saving asks where to and saves the hits */
    FindLine(LogViewModel model, LogSaving saving) {
        this.model = model;
        getStyleClass().add("find-line");
        this.here = new ReasonedButton(Texts.get("logs.around.here"), model::showAround);
        Button previous = step(Feather.CHEVRON_UP, "logs.find.previous", false);
        Button next = step(Feather.CHEVRON_DOWN, "logs.find.next", true);
        cancel.setOnAction(_ -> model.find().giveUp());
        cancel.visibleProperty().bind(model.find().searchingProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        clear.setOnAction(_ -> model.inputProperty().set(FilterInput.NONE));
        save.setText(Texts.get("logs.save"));
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(_ -> saving.hits());
        MenuItem withNotes = new MenuItem(Texts.get("logs.save.notes"));
        withNotes.setOnAction(_ -> saving.hitsWithNotes());
        save.getItems().setAll(withNotes);
        model.marks().shownProperty().subscribe(marks -> withNotes.setDisable(marks.isEmpty()));
        count.setMinWidth(0);
        count.maxWidthProperty().bind(widthProperty().subtract(SIDES));
        getChildren().addAll(count, previous, next, cancel, choice(), around(), here, save, clear);
        here.button().getStyleClass().add("around-here");
        model.selectedProperty().subscribe(_ -> refuse());
        model.shownProperty().subscribe(_ -> refuse());
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

    /** Says it in fewer words, or in all; what is left out then is in the palette. */
    void narrow(boolean less) {
        save.setVisible(!less);
        save.setManaged(!less);
        here.setVisible(!less);
        here.setManaged(!less);
        clear.setText(Texts.get(less ? "logs.find.clear.short" : "logs.find.clear"));
        choices.forEach((shown, button) -> button.setText(words(shown, less)));
    }

    private static String words(LogViewModel.Shown shown, boolean few) {
        return switch (shown) {
            case HITS -> Texts.get("logs.shown.hits");
            case BOTH -> Texts.get(few ? "logs.shown.both.short" : "logs.shown.both");
            case ALL -> Texts.get(few ? "logs.shown.all.short" : "logs.shown.all");
        };
    }

    private HBox choice() {
        ToggleGroup group = new ToggleGroup();
        HBox buttons = new HBox();
        buttons.getStyleClass().add("choice");
        for (LogViewModel.Shown shown : LogViewModel.Shown.values()) {
            ToggleButton button = new ToggleButton(words(shown, false));
            choices.put(shown, button);
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

    /** How many lines around each hit are shown with it. */
    private ComboBox<Integer> around() {
        ComboBox<Integer> lines = new ComboBox<>();
        lines.getItems().setAll(AROUND);
        lines.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer wanted) {
                return wanted == null ? "" : Texts.get("logs.around", wanted);
            }

            @Override
            public Integer fromString(String words) {
                return 0;
            }
        });
        lines.setAccessibleText(Texts.get("logs.around.hint"));
        lines.setTooltip(new Tooltip(Texts.get("logs.around.hint")));
        lines.valueProperty().bindBidirectional(model.find().aroundProperty());
        lines.visibleProperty().bind(model.shownProperty().map(shown -> shown != LogViewModel.Shown.ALL));
        lines.managedProperty().bind(lines.visibleProperty());
        return lines;
    }

    private void refuse() {
        here.refuse(
                model.selectedProperty().get().isEmpty()
                        ? Optional.of(Texts.get("logs.around.none"))
                        : Optional.empty());
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

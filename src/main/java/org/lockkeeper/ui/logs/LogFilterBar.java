package org.lockkeeper.ui.logs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.FilterField;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.theme.Icons;

/**
 * What is looked for in a log. A search starts a moment after the last key, or with Enter at once. What is asked for less often has a line of its
 * own, which is there on request; what is asked for there is told in the first line.
 */
final class LogFilterBar extends VBox {
    private static final Duration MOMENT = Duration.millis(300);
    private static final List<Optional<Severity>> LEVELS = Stream.concat(
                    Stream.of(Optional.<Severity>empty()),
                    Arrays.stream(Severity.values())
                            .filter(severity -> severity != Severity.NONE)
                            .map(Optional::of))
            .toList();

    private final ObjectProperty<FilterInput> input;
    private final PauseTransition pause = new PauseTransition(MOMENT);
    private final FilterField text = new FilterField(Texts.get("logs.filter.text"));
    private final ToggleButton matchCase = sign("logs.filter.case");
    private final ToggleButton regex = sign("logs.filter.regex");
    private final CheckBox negated = new CheckBox(Texts.get("logs.filter.negated"));
    private final ComboBox<Optional<Severity>> level = new ComboBox<>();
    private final TextField pid = field("logs.filter.pid", 5);
    private final TextField user = field("logs.filter.user", 7);
    private final TextField database = field("logs.filter.database", 7);
    private final TextField sqlState = field("logs.filter.sqlState", 6);
    private final TextField since = field("logs.filter.since", 11);
    private final TextField until = field("logs.filter.until", 11);
    private final ToggleButton more = new ToggleButton(Texts.get("logs.filter.more"), Icons.of(Feather.SLIDERS));
    private final FlowPane first = new FlowPane();
    private final FlowPane second = new FlowPane(pid, user, database, sqlState, since, until);
    private final FilterChips chips;
    private boolean showing;

    LogFilterBar(ObjectProperty<FilterInput> input) {
        this.input = input;
        getStyleClass().add("filter-bar");
        level.getItems().setAll(LEVELS);
        level.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<Severity> least) {
                return least == null || least.isEmpty()
                        ? Texts.get("logs.filter.level")
                        : Texts.get("logs.filter.level.least", least.get().name());
            }

            @Override
            public Optional<Severity> fromString(String words) {
                return Optional.empty();
            }
        });
        level.setAccessibleText(Texts.get("logs.filter.level"));
        level.setPrefWidth(144);
        Stream.of(pid, user, database, sqlState)
                .forEach(field -> field.setTooltip(new Tooltip(Texts.get("logs.filter.not.hint"))));
        since.setTooltip(new Tooltip(Texts.get("logs.filter.time.hint")));
        until.setTooltip(new Tooltip(Texts.get("logs.filter.time.hint")));
        more.setMinWidth(USE_PREF_SIZE);
        more.setTooltip(new Tooltip(Texts.get("logs.filter.more.hint")));
        List.of(first, second).forEach(line -> line.getStyleClass().add("filter-line"));
        second.visibleProperty().bind(more.selectedProperty());
        second.managedProperty().bind(second.visibleProperty());
        chips = new FilterChips(input);
        chips.visibleProperty().bind(more.selectedProperty().not());
        chips.managedProperty().bind(chips.visibleProperty());
        first.getChildren().addAll(text, matchCase, regex, negated, level, more, chips);
        getChildren().addAll(first, second);
        show(input.get());
        input.subscribe((_, now) -> show(now));
        pause.setOnFinished(_ -> apply());
        Stream.of(text, pid, user, database, sqlState, since, until).forEach(field -> {
            field.textProperty().subscribe((_, _) -> soon());
            field.setOnAction(_ -> apply());
        });
        Stream.of(matchCase, regex).forEach(sign -> sign.selectedProperty().subscribe((_, _) -> now()));
        negated.selectedProperty().subscribe((_, _) -> now());
        level.valueProperty().subscribe((_, _) -> now());
    }

    /** Puts something behind the fields. */
    void add(Node node) {
        first.getChildren().add(first.getChildren().indexOf(chips), node);
    }

    private static ToggleButton sign(String key) {
        ToggleButton sign = new ToggleButton(Texts.get(key));
        sign.getStyleClass().add("sign");
        sign.setTooltip(new Tooltip(Texts.get(key + ".hint")));
        sign.setAccessibleText(Texts.get(key + ".hint"));
        return sign;
    }

    private static TextField field(String key, int columns) {
        TextField field = new TextField();
        field.setPromptText(Texts.get(key));
        field.setAccessibleText(Texts.get(key));
        field.setPrefColumnCount(columns);
        return field;
    }

    /** Lets the person type what to look for. */
    void takeFocus() {
        Focus.moveTo(text);
        text.selectAll();
    }

    private void show(FilterInput shown) {
        if (shown.equals(typed())) {
            return;
        }
        showing = true;
        text.setText(shown.text());
        matchCase.setSelected(shown.matchCase());
        regex.setSelected(shown.regex());
        negated.setSelected(shown.negated());
        level.setValue(shown.level());
        pid.setText(shown.pid());
        user.setText(shown.user());
        database.setText(shown.database());
        sqlState.setText(shown.sqlState());
        since.setText(shown.since());
        until.setText(shown.until());
        showing = false;
    }

    private FilterInput typed() {
        return new FilterInput(
                text.getText(),
                regex.isSelected(),
                matchCase.isSelected(),
                negated.isSelected(),
                level.getValue() == null ? Optional.empty() : level.getValue(),
                pid.getText(),
                user.getText(),
                database.getText(),
                sqlState.getText(),
                since.getText(),
                until.getText());
    }

    private void soon() {
        if (!showing) {
            pause.playFromStart();
        }
    }

    private void now() {
        if (!showing) {
            apply();
        }
    }

    private void apply() {
        pause.stop();
        input.set(typed());
    }
}

package org.lockkeeper.ui.logs;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.theme.Icons;

/** One highlight rule as it is written. */
final class RuleLine extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final RulesViewModel rules;
    private final int index;
    private final TextField pattern = new TextField();
    private final ComboBox<RuleColour> colour = new ComboBox<>();
    private final CheckBox on = new CheckBox();
    private final Label fault = new Label();
    private HighlightRule rule;

    /** @param index its place among the rules */
    RuleLine(RulesViewModel rules, int index) {
        this.rules = rules;
        this.index = index;
        this.rule = rules.rulesProperty().get().get(index);
        getStyleClass().add("rule-line");
        pattern.setText(rule.pattern());
        pattern.setPromptText(Texts.get("logs.rule.pattern"));
        pattern.setAccessibleText(Texts.get("logs.rule.pattern"));
        pattern.getStyleClass().add("mono");
        HBox.setHgrow(pattern, Priority.ALWAYS);
        on.setSelected(rule.on());
        on.setAccessibleText(Texts.get("logs.rule.on"));
        on.setTooltip(new Tooltip(Texts.get("logs.rule.on")));
        colour.getItems().setAll(RuleColour.values());
        colour.setCellFactory(_ -> new Swatch(true));
        colour.setButtonCell(new Swatch(false));
        colour.setValue(rule.colour());
        colour.setAccessibleText(Texts.get("logs.rule.colour"));
        fault.getStyleClass().addAll("small", "danger-text");
        fault.setWrapText(true);
        fault.managedProperty().bind(fault.visibleProperty());
        CheckBox alert = new CheckBox(Texts.get("logs.rule.alert"));
        alert.setSelected(rule.alert());
        alert.setTooltip(new Tooltip(Texts.get("logs.rule.alert.hint")));
        alert.setMinWidth(USE_PREF_SIZE);
        alert.selectedProperty().subscribe((_, now) -> change(rule.alerting(now)));
        CheckBox row = new CheckBox(Texts.get("logs.rule.row"));
        row.setSelected(rule.row());
        row.setTooltip(new Tooltip(Texts.get("logs.rule.row.hint")));
        row.setMinWidth(USE_PREF_SIZE);
        row.selectedProperty().subscribe((_, now) -> change(rule.wholeRow(now)));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first = new HBox(on, pattern);
        HBox second = new HBox(
                colour,
                row,
                alert,
                gap,
                Icons.button(Feather.ARROW_UP, Texts.get("logs.rule.raise"), () -> rules.raise(index)),
                Icons.button(Feather.TRASH_2, Texts.get("logs.rule.remove"), () -> rules.remove(index)));
        first.getStyleClass().add("line");
        second.getStyleClass().add("line");
        getChildren().addAll(first, fault, second);
        pattern.textProperty().subscribe((_, text) -> change(rule.withPattern(text)));
        on.selectedProperty().subscribe((_, now) -> change(rule.turned(now)));
        colour.valueProperty().subscribe((_, now) -> change(rule.withColour(now)));
        showFault();
    }

    /** The rule as it is written now. */
    HighlightRule rule() {
        return rule;
    }

    private void change(HighlightRule now) {
        rule = now;
        showFault();
        rules.change(index, now);
    }

    /** Nothing is wrong yet with a field that nobody has written into. */
    private void showFault() {
        Optional<String> wrong = rule.pattern().isEmpty() ? Optional.empty() : rule.fault();
        fault.setText(wrong.orElse(""));
        fault.setVisible(wrong.isPresent());
        pattern.pseudoClassStateChanged(WRONG, wrong.isPresent());
    }

    void takeFocus() {
        Focus.moveTo(pattern);
    }

    /** A colour, with its name where there is room. */
    private static final class Swatch extends ListCell<RuleColour> {
        private final Region colour = new Region();
        private final boolean named;

        Swatch(boolean named) {
            this.named = named;
            colour.getStyleClass().add("rule-swatch");
        }

        @Override
        protected void updateItem(@Nullable RuleColour item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            colour.getStyleClass().setAll("rule-swatch", item.word());
            setText(named ? item.label() : null);
            setAccessibleText(item.label());
            setGraphic(colour);
        }
    }
}

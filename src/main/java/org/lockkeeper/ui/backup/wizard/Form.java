package org.lockkeeper.ui.backup.wizard;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;

/** A column of choices, each with its name and what it means. */
final class Form extends VBox {
    private static final double SPINNER_WIDTH = 110;

    Form() {
        getStyleClass().add("wizard-form");
    }

    /** A name above something. */
    Form with(String key, Node... nodes) {
        Label label = new Label(Texts.get(key));
        label.getStyleClass().add("form-name");
        VBox row = new VBox(label);
        row.getChildren().addAll(nodes);
        row.getStyleClass().add("form-group");
        getChildren().add(row);
        return this;
    }

    /** Something without a name. */
    Form with(Node node) {
        getChildren().add(node);
        return this;
    }

    /** What something means, in a quieter shade. */
    static Label hint(String text) {
        Label label = new Label(VisibleText.of(text));
        label.getStyleClass().add("hint");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static CheckBox check(String key, Property<Boolean> property) {
        CheckBox box = new CheckBox(Texts.get(key));
        box.selectedProperty().bindBidirectional(property);
        return box;
    }

    /** One of a few, side by side. */
    static <T> HBox oneOf(List<T> values, Property<T> property, Function<T, String> name) {
        ToggleGroup group = new ToggleGroup();
        HBox line = new HBox();
        line.getStyleClass().add("one-of");
        for (T value : values) {
            RadioButton button = new RadioButton(name.apply(value));
            button.setMnemonicParsing(false);
            button.setToggleGroup(group);
            button.setUserData(value);
            button.setMinWidth(USE_PREF_SIZE);
            button.setSelected(value.equals(property.getValue()));
            line.getChildren().add(button);
        }
        group.selectedToggleProperty().subscribe(toggle -> {
            if (toggle != null) {
                values.stream().filter(toggle.getUserData()::equals).findFirst().ifPresent(property::setValue);
            }
        });
        return line;
    }

    /** A whole number between two, of which the least is shown as a word. */
    static Spinner<Integer> number(String key, IntegerProperty property, int least, int most, String word) {
        Spinner<Integer> spinner = number(key, property, least, most);
        StringConverter<Integer> digits = spinner.getValueFactory().getConverter();
        spinner.getValueFactory().setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer value) {
                return value == least ? word : digits.toString(value);
            }

            @Override
            public Integer fromString(String text) {
                return text.strip().equals(word) ? Integer.valueOf(least) : digits.fromString(text);
            }
        });
        spinner.getEditor().setText(spinner.getValueFactory().getConverter().toString(spinner.getValue()));
        return spinner;
    }

    /** A whole number between two. */
    static Spinner<Integer> number(String key, IntegerProperty property, int least, int most) {
        Spinner<Integer> spinner = new Spinner<>(least, most, property.get());
        spinner.setEditable(true);
        spinner.setPrefWidth(SPINNER_WIDTH);
        spinner.setMinWidth(SPINNER_WIDTH);
        spinner.getEditor().setAccessibleText(Texts.get(key));
        spinner.setAccessibleText(Texts.get(key));
        spinner.valueProperty().subscribe(value -> {
            if (value != null) {
                property.set(value);
            }
        });
        // What is typed counts also where nobody presses Enter.
        spinner.focusedProperty().subscribe(focused -> {
            if (!focused) {
                spinner.increment(0);
            }
        });
        return spinner;
    }
}

package org.lockkeeper.ui.activity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;
import org.lockkeeper.activity.SessionState.Kind;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.FilterField;
import org.lockkeeper.ui.theme.Tips;

/** Which sessions are shown. */
final class FilterBar extends FlowPane {
    private static final List<Long> AGES = List.of(0L, 10L, 60L, 300L, 1800L, 7200L);

    private final TableViewModel model;
    private final FilterField text = new FilterField(Texts.get("activity.filter.text"));
    private final ComboBox<String> state = new ComboBox<>();
    private final ComboBox<Long> age = new ComboBox<>();
    private final TextField application = field("activity.filter.application");
    private final TextField user = field("activity.filter.user");
    private final TextField database = field("activity.filter.database");
    private final CheckBox hideOwn = new CheckBox(Texts.get("activity.filter.hideOwn"));
    private boolean showing;
    private final CheckBox hideIdle = new CheckBox(Texts.get("activity.filter.hideIdle"));

    FilterBar(TableViewModel model) {
        this.model = model;
        getStyleClass().addAll("filter-bar");
        CheckBox background = new CheckBox(Texts.get("activity.filter.background"));
        background.setSelected(model.backgroundProperty().get());
        background
                .selectedProperty()
                .subscribe((_, on) -> model.backgroundProperty().set(on));
        // A heading in the table folds them too.
        model.backgroundProperty().subscribe(background::setSelected);
        state.getItems()
                .setAll(Stream.concat(
                                Stream.of(""), Arrays.stream(Kind.values()).map(Kind::label))
                        .toList());
        state.setConverter(words(Texts.get("activity.filter.state"), value -> value));
        state.setPrefWidth(112);
        age.setPrefWidth(100);
        // A long state is cut: there is room for one line only.
        Tips.on(state, () -> state.getConverter().toString(state.getValue()));
        state.setAccessibleText(Texts.get("activity.filter.state"));
        age.getItems().setAll(AGES);
        age.setConverter(new StringConverter<>() {
            @Override
            public String toString(Long seconds) {
                return seconds == null || seconds == 0
                        ? Texts.get("activity.filter.age")
                        : Texts.get("activity.filter.older", Elapsed.text(java.time.Duration.ofSeconds(seconds)));
            }

            @Override
            public Long fromString(String words) {
                return 0L;
            }
        });
        age.setAccessibleText(Texts.get("activity.filter.age"));
        getChildren().addAll(text, state, age, application, user, database, hideIdle, hideOwn, background);
        model.filterProperty().subscribe(this::show);
        Stream.of(text, application, user, database)
                .forEach(field -> field.textProperty().subscribe((_, _) -> apply()));
        state.valueProperty().subscribe((_, _) -> apply());
        age.valueProperty().subscribe((_, _) -> apply());
        hideOwn.selectedProperty().subscribe((_, _) -> apply());
        hideIdle.selectedProperty().subscribe((_, _) -> apply());
    }

    private static TextField field(String key) {
        TextField field = new TextField();
        field.setPromptText(Texts.get(key));
        field.setAccessibleText(Texts.get(key));
        field.setPrefColumnCount(6);
        return field;
    }

    private static StringConverter<String> words(String none, java.util.function.UnaryOperator<String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(String value) {
                return value == null || value.isEmpty() ? none : words.apply(value);
            }

            @Override
            public String fromString(String shown) {
                return shown;
            }
        };
    }

    private void show(SessionFilter filter) {
        if (filter.equals(typed())) {
            return;
        }
        showing = true;
        text.setText(filter.text());
        state.setValue(filter.state());
        if (!age.getItems().contains(filter.minimumSeconds())) {
            age.getItems().add(filter.minimumSeconds());
        }
        age.setValue(filter.minimumSeconds());
        application.setText(filter.application());
        user.setText(filter.user());
        database.setText(filter.database());
        hideOwn.setSelected(filter.hideOwn());
        hideIdle.setSelected(filter.hideIdle());
        showing = false;
    }

    private SessionFilter typed() {
        return new SessionFilter(
                text.getText(),
                state.getValue() == null ? "" : state.getValue(),
                age.getValue() == null ? 0 : age.getValue(),
                application.getText(),
                user.getText(),
                database.getText(),
                hideOwn.isSelected(),
                hideIdle.isSelected());
    }

    private void apply() {
        if (!showing) {
            model.filterProperty().set(typed());
        }
    }
}

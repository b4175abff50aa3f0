package org.lockkeeper.ui.preferences;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.activity.record.QueryTexts;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EnvironmentBadge;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Stylesheets;

/** A table of limits, a row a rule and a column an environment; below it marks and recording; saving at the lower edge. */
public final class PreferencesView extends BorderPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private static final double LABELS = 240;
    private static final double WIDEST_PROBLEM = 240;

    private final PreferencesViewModel model;
    private Node first = this;

    /** @param leave goes back to where the person came from; what was typed stays */
    public PreferencesView(PreferencesViewModel model, Runnable leave) {
        this.model = model;
        getStyleClass().add("preferences");
        getStylesheets().add(Stylesheets.of("preferences"));
        Label heading = new Label(Texts.get("preferences.heading"));
        heading.getStyleClass().add("page-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox title = new HBox(heading, gap, Icons.button(Feather.X, Texts.get("preferences.leave"), leave));
        title.getStyleClass().add("title-line");
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                leave.run();
            }
        });
        VBox page = new VBox(
                title,
                part("preferences.alerts", "preferences.alerts.text", alerts()),
                part("preferences.marks", "preferences.marks.text", fields(model.marks())),
                part("preferences.recording", "preferences.recording.text", recording()));
        page.getStyleClass().add("column");
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        setCenter(scroll);
        setBottom(foot());
    }

    private static Node part(String title, String text, Node body) {
        Label heading = new Label(Texts.get(title));
        heading.getStyleClass().add("subheading");
        Label words = new Label(Texts.get(text));
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        VBox part = new VBox(heading, words, body);
        part.getStyleClass().add("part");
        return part;
    }

    private Node alerts() {
        GridPane grid = grid();
        for (int column = 0; column < model.alerts().size(); column++) {
            AlertDraft draft = model.alerts().get(column);
            grid.add(new EnvironmentBadge(draft.profile()), column + 1, 0);
            for (int row = 0; row < draft.fields().size(); row++) {
                SettingField field = draft.fields().get(row);
                if (column == 0) {
                    grid.add(new Label(field.label()), 0, row + 1);
                }
                grid.add(input(field, draft.profile().name() + ", " + field.label()), column + 1, row + 1);
            }
        }
        return grid;
    }

    private GridPane fields(List<SettingField> fields) {
        GridPane grid = grid();
        for (int row = 0; row < fields.size(); row++) {
            grid.add(new Label(fields.get(row).label()), 0, row);
            grid.add(input(fields.get(row), fields.get(row).label()), 1, row);
        }
        return grid;
    }

    private Node recording() {
        GridPane grid = fields(model.recording());
        ComboBox<QueryTexts> queries = new ComboBox<>();
        queries.getItems().setAll(QueryTexts.values());
        queries.setConverter(new StringConverter<>() {
            @Override
            public String toString(QueryTexts value) {
                return value == null ? "" : Texts.get("preferences.queries." + value.label());
            }

            @Override
            public QueryTexts fromString(String words) {
                return QueryTexts.FULL;
            }
        });
        queries.valueProperty().bindBidirectional(model.queriesProperty());
        queries.setAccessibleText(Texts.get("preferences.queries"));
        int row = model.recording().size();
        grid.add(new Label(Texts.get("preferences.queries")), 0, row);
        grid.add(queries, 1, row);
        return grid;
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("grid");
        // The same in all of them, so that the fields stand below one another.
        grid.getColumnConstraints().add(new ColumnConstraints(LABELS));
        return grid;
    }

    private Node input(SettingField field, String name) {
        TextField input = new TextField();
        input.setPrefColumnCount(9);
        input.setAccessibleText(name);
        input.textProperty().bindBidirectional(field.textProperty());
        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMaxWidth(WIDEST_PROBLEM);
        problem.managedProperty().bind(problem.visibleProperty());
        input.textProperty().subscribe(_ -> {
            Optional<String> why = field.problem();
            input.pseudoClassStateChanged(WRONG, why.isPresent());
            input.setAccessibleHelp(why.orElse(null));
            problem.setText(why.map(VisibleText::of).orElse(""));
            problem.setVisible(why.isPresent());
        });
        if (first == this) {
            first = input;
        }
        return new VBox(input, problem);
    }

    private Node foot() {
        Label why = new Label();
        why.getStyleClass().addAll("small", "muted");
        why.setWrapText(true);
        ReasonedButton save = new ReasonedButton(Texts.get("preferences.save"), model::save);
        save.button().getStyleClass().add("accent");
        model.refusalProperty().subscribe(reason -> {
            save.refuse(reason);
            why.setText(reason.orElse(""));
        });
        Button defaults = new Button(Texts.get("preferences.defaults"));
        defaults.setMinWidth(USE_PREF_SIZE);
        defaults.setOnAction(_ -> model.putBackDefaults());
        HBox foot = new HBox(save, defaults, why);
        foot.getStyleClass().add("foot");
        return foot;
    }

    /** Lets the keyboard begin at the first limit. */
    void takeFocus() {
        Focus.moveTo(first);
    }
}

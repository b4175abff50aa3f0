package org.lockkeeper.ui.logs;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.theme.Icons;

/** Where the present filter is saved under a name, and saved ones are used, renamed and removed. Enter or a click uses one. */
final class FiltersPane extends BorderPane {
    private final LogViewModel model;
    private final LogsViewModel page;
    private final FiltersViewModel filters;
    private final TextField name = new TextField();
    private final Label present = new Label();
    private final Label why = new Label();
    private final ReasonedButton save;
    private final ListView<SavedFilter> list = new ListView<>();
    private final ChangeListener<List<SavedFilter>> savedChanged = (_, _, now) -> show(now);

    FiltersPane(LogViewModel model, LogsViewModel page) {
        this.model = model;
        this.page = page;
        this.filters = page.filters();
        getStyleClass().add("filters-pane");
        name.setPromptText(Texts.get("logs.filters.name"));
        name.setAccessibleText(Texts.get("logs.filters.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        save = new ReasonedButton(Texts.get("logs.filters.save"), this::save);
        name.setOnAction(_ -> save.button().fire());
        present.setWrapText(true);
        why.getStyleClass().addAll("small", "muted");
        why.setWrapText(true);
        why.managedProperty().bind(why.visibleProperty());
        HBox line = new HBox(name, save);
        line.getStyleClass().add("line");
        VBox top = new VBox(present, line, why);
        top.getStyleClass().add("form");
        setTop(top);
        list.setAccessibleText(Texts.get("logs.filters"));
        list.setPlaceholder(
                new EmptyState(Feather.FILTER, Texts.get("logs.filters.none"), Texts.get("logs.filters.none.text")));
        list.setCellFactory(_ -> new Cell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        setCenter(list);
        // The filters outlive the log that this stands beside.
        filters.savedProperty().addListener(new WeakChangeListener<>(savedChanged));
        show(filters.savedProperty().get());
        name.textProperty().subscribe(_ -> check());
        model.inputProperty().subscribe(_ -> check());
    }

    private void show(List<SavedFilter> saved) {
        list.getItems().setAll(saved);
        check();
    }

    private void check() {
        String words = FilterWords.of(model.inputProperty().get());
        present.setText(words.isEmpty() ? Texts.get("logs.filters.nothing") : words);
        Optional<String> refusal =
                filters.refusal(name.getText(), model.inputProperty().get());
        save.refuse(refusal);
        boolean replaces = refusal.isEmpty() && filters.named(name.getText()).isPresent();
        save.button().setText(Texts.get(replaces ? "logs.filters.replace" : "logs.filters.save"));
        why.setText(replaces ? Texts.get("logs.filters.replaces") : refusal.orElse(""));
        why.setVisible(
                !words.isEmpty() && !name.getText().isBlank() && !why.getText().isEmpty());
    }

    private void save() {
        filters.save(name.getText(), model.inputProperty().get());
        name.clear();
    }

    private void key(KeyEvent event) {
        SavedFilter selected = list.getSelectionModel().getSelectedItem();
        if (selected != null && event.getTarget().equals(list)) {
            if (event.getCode() == KeyCode.ENTER) {
                model.inputProperty().set(selected.input());
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE) {
                page.removeFilter(selected);
                event.consume();
            }
        }
    }

    /** Lets the person type a name, or move through the saved ones where nothing is to be saved. */
    void takeFocus() {
        Focus.moveTo(model.inputProperty().get().equals(FilterInput.NONE) ? list : name);
    }

    private final class Cell extends ListCell<SavedFilter> {
        private final Label title = new Label();
        private final Label words = new Label();
        private final Label wrong = new Label();
        private final TextField field = new TextField();
        private final VBox texts = new VBox(title, words);
        private final HBox line;

        Cell() {
            title.getStyleClass().add("strong");
            title.setMinWidth(0);
            words.getStyleClass().addAll("small", "muted");
            words.setMinWidth(0);
            wrong.getStyleClass().addAll("small", "danger-text");
            wrong.setWrapText(true);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            line = new HBox(
                    texts,
                    Icons.button(Feather.EDIT_2, Texts.get("logs.filters.rename"), this::beginRename),
                    Icons.button(
                            Feather.TRASH_2, Texts.get("logs.filters.remove"), () -> withItem(page::removeFilter)));
            line.getStyleClass().add("line");
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY
                        && !texts.getChildren().contains(field)) {
                    withItem(item -> model.inputProperty().set(item.input()));
                }
            });
            field.setAccessibleText(Texts.get("logs.filters.name"));
            field.setOnAction(_ -> rename());
            field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ESCAPE) {
                    endRename();
                    event.consume();
                }
            });
            field.focusedProperty().subscribe((_, focused) -> {
                if (!focused) {
                    endRename();
                }
            });
        }

        private void withItem(java.util.function.Consumer<SavedFilter> act) {
            SavedFilter item = getItem();
            if (item != null) {
                act.accept(item);
            }
        }

        private void beginRename() {
            withItem(item -> {
                field.setText(item.name());
                wrong.setText("");
                texts.getChildren().setAll(field, words);
                field.requestFocus();
                field.selectAll();
            });
        }

        private void rename() {
            withItem(item -> {
                Optional<String> refusal = filters.renameRefusal(item, field.getText());
                if (refusal.isPresent()) {
                    wrong.setText(refusal.get());
                    texts.getChildren().setAll(field, wrong);
                } else {
                    String wanted = field.getText();
                    endRename();
                    filters.rename(item, wanted);
                }
            });
        }

        private void endRename() {
            if (texts.getChildren().contains(field)) {
                texts.getChildren().setAll(title, words);
            }
        }

        @Override
        protected void updateItem(@Nullable SavedFilter item, boolean empty) {
            super.updateItem(item, empty);
            endRename();
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            title.setText(item.name());
            words.setText(FilterWords.of(item.input()));
            setGraphic(line);
        }
    }
}

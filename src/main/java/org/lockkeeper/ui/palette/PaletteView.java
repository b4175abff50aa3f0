package org.lockkeeper.ui.palette;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Shortcuts;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Stylesheets;

/** A field and the list of what fits it. The keyboard stays in the field; the arrows move in the list. */
public final class PaletteView extends VBox {
    private static final int PAGE = 8;

    private final PaletteViewModel model;
    private final Consumer<Action> onChosen;
    private final TextField field = new TextField();
    private final ListView<Action> list;

    /** @param onChosen has to close the palette and run the action */
    public PaletteView(PaletteViewModel model, Consumer<Action> onChosen) {
        this.model = model;
        this.onChosen = onChosen;
        this.list = new ListView<>(model.results());
        getStyleClass().add("palette");
        getStylesheets().add(Stylesheets.of("palette"));
        setId("palette");
        field.setPromptText(Texts.get("palette.prompt"));
        field.setAccessibleText(Texts.get("palette.prompt"));
        field.textProperty().bindBidirectional(model.queryProperty());
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox top = new HBox(Icons.of(Feather.SEARCH, "muted-icon"), field);
        top.getStyleClass().add("palette-top");
        list.setCellFactory(_ -> new Cell());
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(Texts.get("palette.nothing")));
        Label more = new Label();
        more.getStyleClass().addAll("small", "muted", "palette-more");
        model.leftProperty().subscribe(left -> {
            more.setText(Texts.get("palette.more", left));
            more.setVisible(left.intValue() > 0);
            more.setManaged(left.intValue() > 0);
        });
        getChildren().addAll(top, list, more);
        // After the model: it listens to the same property, and was there first.
        model.queryProperty().subscribe(_ -> select(0));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /** What gets the keyboard. */
    public Node field() {
        return field;
    }

    private void onKey(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case ENTER -> choose();
            case DOWN -> select(at + 1);
            case UP -> select(at - 1);
            case PAGE_DOWN -> select(at + PAGE);
            case PAGE_UP -> select(at - PAGE);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        if (!model.results().isEmpty()) {
            int inside = Math.clamp(index, 0, model.results().size() - 1);
            list.getSelectionModel().clearAndSelect(inside);
            list.scrollTo(Math.max(0, inside - PAGE));
        }
    }

    private void choose() {
        int at = list.getSelectionModel().getSelectedIndex();
        if (at >= 0 && at < model.results().size()) {
            onChosen.accept(model.results().get(at));
        }
    }

    private final class Cell extends ListCell<Action> {
        private final Label title = new Label();
        private final Label keys = new Label();
        private final HBox content;

        Cell() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            keys.getStyleClass().add("keycap");
            keys.setMinWidth(USE_PREF_SIZE);
            content = new HBox(title, gap, keys);
            content.setAlignment(Pos.CENTER_LEFT);
            content.getStyleClass().add("palette-cell");
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    onChosen.accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Action item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
            } else {
                title.setText(item.title());
                keys.setText(Shortcuts.display(item.shortcut()));
                setGraphic(content);
                setAccessibleText(item.title());
            }
        }
    }
}

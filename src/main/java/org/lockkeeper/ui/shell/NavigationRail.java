package org.lockkeeper.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Tips;

/** The screens by name and icon; the one in front is marked. */
final class NavigationRail extends VBox {
    private final ShellViewModel model;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Screen, ToggleButton> buttons = new HashMap<>();

    NavigationRail(ShellViewModel model) {
        this.model = model;
        getStyleClass().add("navigation");
        model.screens().subscribe(this::rebuild);
        model.pageProperty().subscribe(this::mark);
        rebuild();
    }

    private void rebuild() {
        getChildren().clear();
        buttons.clear();
        group.getToggles().clear();
        for (Screen screen : model.screens()) {
            ToggleButton button = button(screen, getChildren().size() + 1);
            buttons.put(screen, button);
            getChildren().add(button);
        }
        mark(model.pageProperty().get());
    }

    private ToggleButton button(Screen screen, int position) {
        String keys = Shortcuts.display(Shortcuts.ofScreen(position));
        Label title = new Label(screen.title());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label keycap = new Label(keys);
        keycap.getStyleClass().add("keycap");
        HBox content = new HBox(Icons.of(icon(screen.id())), title, gap, keycap);
        content.getStyleClass().add("navigation-content");

        ToggleButton button = new ToggleButton();
        button.getStyleClass().add("navigation-item");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setGraphic(content);
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(screen.title());
        Tips.on(button, () -> screen.title() + "  " + keys);
        button.setId("navigation-" + screen.id());
        content.prefWidthProperty().bind(button.widthProperty().subtract(20));
        button.setOnAction(_ -> {
            model.select(screen);
            mark(model.pageProperty().get());
        });
        return button;
    }

    /** The buttons from top to bottom. */
    List<ButtonBase> stops() {
        return getChildren().stream().map(ButtonBase.class::cast).toList();
    }

    private void mark(Page page) {
        group.selectToggle(
                page instanceof Page.OfScreen(Screen shown)
                        ? model.screens().stream()
                                .filter(screen -> screen.id().equals(shown.railId()))
                                .findFirst()
                                .map(buttons::get)
                                .orElse(null)
                        : null);
    }

    private static Feather icon(String id) {
        return switch (id) {
            case "status" -> Feather.GRID;
            case "preview" -> Feather.FILE_TEXT;
            case "deploy" -> Feather.UPLOAD_CLOUD;
            case "activity" -> Feather.ACTIVITY;
            case "backups" -> Feather.ARCHIVE;
            case "logs" -> Feather.ALIGN_LEFT;
            case "checks" -> Feather.CHECK_SQUARE;
            case "runbooks" -> Feather.BOOK_OPEN;
            case "audit" -> Feather.SHIELD;
            default -> Feather.SQUARE;
        };
    }
}

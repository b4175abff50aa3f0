package org.lockkeeper.ui.logs;

import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.theme.Icons;

/** The filters that were saved, to choose from, and the way to save and to change them. */
final class FiltersMenu extends MenuButton {
    private final LogViewModel model;
    private final Runnable manage;

    /** @param manage shows where filters are saved, renamed and removed */
    FiltersMenu(LogViewModel model, FiltersViewModel filters, Runnable manage) {
        this.model = model;
        this.manage = manage;
        getStyleClass().add("filters-menu");
        setText(Texts.get("logs.filters"));
        setGraphic(Icons.of(Feather.FILTER));
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip(Texts.get("logs.filters.hint")));
        fill(filters.savedProperty().get());
        setOnShowing(_ -> fill(filters.savedProperty().get()));
    }

    private void fill(List<SavedFilter> saved) {
        getItems().clear();
        for (SavedFilter filter : saved) {
            RadioMenuItem item = new RadioMenuItem(filter.name());
            // A name with an underscore is no shortcut.
            item.setMnemonicParsing(false);
            item.setSelected(filter.input().equals(model.inputProperty().get()));
            item.setOnAction(_ -> model.inputProperty().set(filter.input()));
            getItems().add(item);
        }
        if (!saved.isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        MenuItem more = new MenuItem(Texts.get(saved.isEmpty() ? "logs.filters.save.menu" : "logs.filters.manage"));
        more.setOnAction(_ -> manage.run());
        getItems().add(more);
    }
}

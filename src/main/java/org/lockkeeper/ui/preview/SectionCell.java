package org.lockkeeper.ui.preview;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Tips;

/** A part of the plan in the list: its name, and how many statements it has and how they commit. */
final class SectionCell extends ListCell<PlanSection> {
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final VBox lines = new VBox(title, subtitle);

    SectionCell() {
        getStyleClass().add("section-cell");
        title.getStyleClass().add("title");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        subtitle.getStyleClass().add("subtitle");
        Tips.on(this, () -> getItem() == null ? "" : VisibleText.of(getItem().title()));
        lines.setMinWidth(0);
        lines.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable PlanSection item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            return;
        }
        String name = VisibleText.of(item.title());
        title.setText(name);
        title.getStyleClass().removeAll("mono", "engine");
        title.getStyleClass().add(item.migration() ? "mono" : "engine");
        subtitle.setText(item.subtitle());
        setGraphic(lines);
        setAccessibleText(name + ", " + item.subtitle());
    }
}

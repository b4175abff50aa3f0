package org.lockkeeper.ui.status;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A migration's number in the order in which the engine runs them. */
final class OrderCell extends TableCell<StatusLine, StatusLine> {
    OrderCell() {
        getStyleClass().addAll("order-cell", "tabular");
    }

    @Override
    protected void updateItem(@Nullable StatusLine item, boolean empty) {
        super.updateItem(item, empty);
        setText(
                item instanceof StatusLine.Entry entry
                        ? Integer.toString(entry.row().order())
                        : null);
    }
}

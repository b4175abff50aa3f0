package org.lockkeeper.ui.logs;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;

/**
 * How a table's row looks, and whether that has changed. A row that is used for another number has new words, and the toolkit styles it and
 * all of its cells again before it lays them out: half of the work of a frame that is scrolled. Where nothing but words has changed, the row
 * is laid out at once, so that there is nothing left to style for ({@code VirtualFlow.setCellIndex} looks whether a row needs its layout).
 */
final class RowLooks {
    private final TableRow<?> row;
    private boolean changed = true;

    RowLooks(TableRow<?> row) {
        this.row = row;
    }

    /** Gives the row a state for its style, or takes it. */
    void set(PseudoClass state, boolean wanted) {
        if (row.getPseudoClassStates().contains(state) != wanted) {
            row.pseudoClassStateChanged(state, wanted);
            changed = true;
        }
    }

    /** Something in the row looks otherwise. */
    void changed() {
        changed = true;
    }

    /** The row has its new number: lays it out, where it looks as before. */
    void settle() {
        if (!changed && row.getScene() != null) {
            row.layout();
        }
        changed = false;
    }
}

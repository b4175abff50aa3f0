package org.lockkeeper.ui.activity;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One line of the table. The same object stays as long as what it shows does, so that selection and scroll stay too. */
abstract sealed class TableLine permits SessionLine, GroupLine {
    private final ReadOnlyObjectWrapper<LineFacts> shown;

    TableLine(LineFacts facts) {
        this.shown = new ReadOnlyObjectWrapper<>(facts);
    }

    final ReadOnlyObjectProperty<LineFacts> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    final LineFacts shown() {
        return shown.get();
    }

    final void show(LineFacts facts) {
        shown.set(facts);
    }
}

package org.lockkeeper.ui.activity;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;

/** One line of the table. The same object stays as long as what it shows does, so that selection and scroll stay too. */
abstract sealed class TableLine permits SessionLine, GroupLine {
    private final Map<SessionColumn, LineCell<CellFacts>> cells = new EnumMap<>(SessionColumn.class);
    private LineFacts shown;

    TableLine(LineFacts facts) {
        this.shown = facts;
    }

    /** What its cell in a column shows. */
    final ObservableValue<CellFacts> cell(SessionColumn column) {
        return cells.computeIfAbsent(column, each -> new LineCell<>(() -> CellFacts.of(shown, each)));
    }

    final LineFacts shown() {
        return shown;
    }

    final void show(LineFacts facts) {
        shown = facts;
        cells.values().forEach(LineCell::update);
    }
}

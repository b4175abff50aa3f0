package org.lockkeeper.ui.activity;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import org.lockkeeper.activity.ForestNode;

/**
 * One line of the forest. The same object stays as long as its session, or its prepared transaction, stands where it does: a tree item
 * that is given another value has the tree make all of its rows anew.
 */
final class ForestLine {
    private final Map<String, LineCell<String>> cells = new HashMap<>();
    private ForestNode node;

    ForestLine(ForestNode node) {
        this.node = node;
    }

    ForestNode node() {
        return node;
    }

    /** What its cell in a column shows. */
    ObservableValue<String> cell(String column, Function<ForestNode, String> words) {
        return cells.computeIfAbsent(column, _ -> new LineCell<>(() -> words.apply(node)));
    }

    void show(ForestNode now) {
        node = now;
        cells.values().forEach(LineCell::update);
    }
}

package org.lockkeeper.ui.activity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.activity.ForestNode;
import org.lockkeeper.activity.PreparedTransaction;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;

/** The blocking forest, the roots first. Items stay as long as what they show does, so that what is folded and selected stays too. */
final class ForestTree extends TreeTableView<ForestNode> {
    private static final double ROW_HEIGHT = 26;

    ForestTree() {
        super(new TreeItem<>());
        getStyleClass().add("forest-tree");
        setShowRoot(false);
        setFixedCellSize(ROW_HEIGHT);
        setAccessibleText(Texts.get("activity.forest"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        add("activity.forest.session", 180, ForestTree::name);
        add("activity.forest.blocks", 64, node -> node.blocksTotal() == 0 ? "" : Integer.toString(node.blocksTotal()));
        add("activity.forest.time", 80, ForestTree::time);
        add("activity.forest.lock", 320, ForestTree::lock);
    }

    private void add(String key, double width, Function<ForestNode, String> words) {
        TreeTableColumn<ForestNode, String> column = new TreeTableColumn<>(Texts.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(features -> new ReadOnlyStringWrapper(
                VisibleText.of(words.apply(features.getValue().getValue()))));
        column.setCellFactory(_ -> new TellingCell());
        getColumns().add(column);
    }

    /** Shows other trees, or the same as they are now. */
    void show(List<ForestNode> roots) {
        reconcile(getRoot(), roots);
    }

    private static void reconcile(TreeItem<ForestNode> parent, List<ForestNode> wanted) {
        Map<String, TreeItem<ForestNode>> there = new HashMap<>();
        parent.getChildren().forEach(item -> there.put(key(item.getValue()), item));
        List<TreeItem<ForestNode>> items = wanted.stream()
                .map(node -> {
                    TreeItem<ForestNode> known = there.get(key(node));
                    TreeItem<ForestNode> item = known == null ? new TreeItem<>(node) : known;
                    if (known == null) {
                        item.setExpanded(node.waiters().size() <= 20 || !node.isWaiting());
                    } else if (!node.equals(item.getValue())) {
                        item.setValue(node);
                    }
                    reconcile(item, node.waiters());
                    return item;
                })
                .toList();
        if (!items.equals(parent.getChildren())) {
            parent.getChildren().setAll(items);
        }
    }

    private static String key(ForestNode node) {
        return node.session()
                .map(s -> s.key().toString())
                .orElseGet(() -> node.pid()
                        + node.prepared().map(PreparedTransaction::gid).orElse(""));
    }

    private static String name(ForestNode node) {
        if (node.pid() == 0) {
            return Texts.get(
                    "activity.forest.prepared",
                    node.prepared().map(PreparedTransaction::gid).orElse("?"));
        }
        String application = node.session().map(s -> s.application()).orElse("");
        return application.isEmpty() ? Integer.toString(node.pid()) : node.pid() + "  " + application;
    }

    private static String time(ForestNode node) {
        return node.waiting()
                .map(Elapsed::text)
                .orElseGet(() -> node.blocksTotal() > 0 && !node.isWaiting() ? Elapsed.text(node.longestWait()) : "");
    }

    private static String lock(ForestNode node) {
        String circle = node.inCycle() ? Texts.get("activity.forest.circle") + " · " : "";
        return circle
                + node.waitsFor()
                        .map(what -> Texts.get("activity.forest.waits", what))
                        .orElseGet(() -> node.holds().isEmpty()
                                ? ""
                                : Texts.get("activity.forest.holds", String.join("; ", node.holds())))
                + (node.cutOff() ? " · " + Texts.get("activity.forest.cutOff") : "");
    }

    /** What is too long for its column stands in its tooltip. */
    private static final class TellingCell extends TreeTableCell<ForestNode, String> {
        @Override
        protected void updateItem(@Nullable String words, boolean empty) {
            super.updateItem(words, empty);
            if (empty || words == null) {
                setText(null);
                setTooltip(null);
            } else if (!words.equals(getText())) {
                setText(words);
                tell(words);
            }
        }

        /** A tooltip that is made anew with each reading would close under the mouse, and costs more than the cell's text. */
        private void tell(String words) {
            Tooltip known = getTooltip();
            if (words.length() < 12) {
                setTooltip(null);
            } else if (known == null) {
                setTooltip(new Tooltip(words));
            } else {
                known.setText(words);
            }
        }
    }
}

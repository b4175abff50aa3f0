package org.lockkeeper.ui.activity;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.ForestNode;
import org.lockkeeper.activity.PreparedTransaction;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Tips;

/** The blocking forest, the roots first. Items stay as long as what they show does, so that what is folded and selected stays too. */
final class ForestTree extends TreeTableView<ForestNode> {
    private static final double ROW_HEIGHT = 26;

    private final Moments moments;
    private ForestWords words;

    ForestTree(Moments moments) {
        super(new TreeItem<>());
        this.moments = moments;
        this.words = new ForestWords(Instant.EPOCH, moments);
        getStyleClass().add("forest-tree");
        setShowRoot(false);
        setFixedCellSize(ROW_HEIGHT);
        setAccessibleText(Texts.get("activity.forest"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        add("activity.forest.session", 206, ForestWords::name, ForestWords::name);
        add("activity.forest.blocks", 60, ForestWords::blocks, _ -> "");
        add("activity.forest.time", 74, node -> words.time(node), node -> words.exactTime(node));
        add("activity.forest.lock", 320, node -> words.lock(node), node -> words.exactLock(node));
    }

    private void add(String key, double width, Function<ForestNode, String> shown, Function<ForestNode, String> more) {
        TreeTableColumn<ForestNode, String> column = new TreeTableColumn<>(Texts.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(features -> new ReadOnlyStringWrapper(
                VisibleText.of(shown.apply(features.getValue().getValue()))));
        column.setCellFactory(_ -> new TellingCell(more));
        getColumns().add(column);
    }

    /** Shows other trees, or the same as they are now. */
    void show(Optional<Forest> forest) {
        forest.ifPresent(now -> words = new ForestWords(now.at(), moments));
        reconcile(getRoot(), forest.map(Forest::roots).orElse(List.of()));
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
                    } else if (!node.isWaiting() || !node.equals(item.getValue())) {
                        // Of one that does not wait only the age changes, and that is not the node's.
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

    /** What is too long for its column, and the exact time of an age, stand in the tooltip. */
    private static final class TellingCell extends TreeTableCell<ForestNode, String> {
        TellingCell(Function<ForestNode, String> more) {
            Tips.on(this, () -> {
                ForestNode node = isEmpty() ? null : getTableRow().getItem();
                return node == null ? "" : VisibleText.keepingLines(more.apply(node));
            });
        }

        @Override
        protected void updateItem(@Nullable String words, boolean empty) {
            super.updateItem(words, empty);
            if (empty || words == null) {
                setText(null);
                setTooltip(null);
            } else if (!words.equals(getText())) {
                setText(words);
            }
        }
    }
}

package org.lockkeeper.ui.activity;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.ForestNode;
import org.lockkeeper.activity.PreparedTransaction;
import org.lockkeeper.activity.Session;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Tips;

/** The blocking forest, the roots first. Items stay as long as what they show does, so that what is folded and selected stays too. */
final class ForestTree extends TreeTableView<ForestLine> {
    private static final double ROW_HEIGHT = 26;

    private final Moments moments;
    private final Consumer<List<Session>> chosen;
    private ForestWords words;
    private List<TreeItem<ForestLine>> held = List.of();
    private boolean arranging;

    /** @param chosen hears whom somebody selected, or that nobody is selected any more */
    ForestTree(Moments moments, Consumer<List<Session>> chosen) {
        super(new TreeItem<>());
        this.moments = moments;
        this.chosen = chosen;
        this.words = new ForestWords(Instant.EPOCH, moments);
        getStyleClass().add("forest-tree");
        setShowRoot(false);
        setFixedCellSize(ROW_HEIGHT);
        setAccessibleText(Texts.get("activity.forest"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        add("activity.forest.session", 200, ForestWords::name, ForestWords::name);
        add("activity.forest.blocks", 66, ForestWords::blocks, _ -> "");
        add("activity.forest.time", 74, node -> words.time(node), node -> words.exactTime(node));
        add("activity.forest.lock", 320, node -> words.lock(node), node -> words.exactLock(node));
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<TreeItem<ForestLine>>) _ -> heed());
        // An event's own kind is heard before the kind that it is one of, by which the tree itself listens; the widest
        // comes last.
        getRoot().addEventHandler(TreeItem.<ForestLine>branchCollapsedEvent(), _ -> arranging = true);
        getRoot().addEventHandler(TreeItem.<ForestLine>treeNotificationEvent(), this::folded);
    }

    private void heed() {
        if (!arranging) {
            held = selected();
            chosen.accept(sessions());
        }
    }

    /** The tree itself selects the line that was folded in place of those below it, which nobody did. */
    private void folded(TreeItem.TreeModificationEvent<ForestLine> event) {
        if (event.wasCollapsed()) {
            List<TreeItem<ForestLine>> before = held;
            select(before.stream().map(this::row).flatMap(Optional::stream).toList());
            arranging = false;
            if (held.size() < before.size()) {
                chosen.accept(sessions());
            }
        }
    }

    /** Selects exactly these rows; the keyboard goes on from where it is. */
    private void select(List<Integer> rows) {
        if (!Set.copyOf(rows).equals(Set.copyOf(getSelectionModel().getSelectedIndices()))) {
            int focused = getFocusModel().getFocusedIndex();
            getSelectionModel().clearSelection();
            rows.forEach(getSelectionModel()::select);
            getFocusModel().focus(focused);
        }
        held = selected();
    }

    private void add(String key, double width, Function<ForestNode, String> shown, Function<ForestNode, String> more) {
        TreeTableColumn<ForestLine, String> column = new TreeTableColumn<>(Texts.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                features -> features.getValue().getValue().cell(key, node -> VisibleText.of(shown.apply(node))));
        column.setCellFactory(_ -> new TellingCell(more));
        getColumns().add(column);
    }

    /**
     * Shows other trees, or the same as they are now. What is selected stays so, also where it has come to stand in another place: a tree
     * by itself selects what comes to stand in its row. Where something that was selected stands nowhere any more, that is told.
     */
    void show(Optional<Forest> forest) {
        List<TreeItem<ForestLine>> before = held;
        arranging = true;
        forest.ifPresent(now -> words = new ForestWords(now.at(), moments));
        reconcile(getRoot(), forest.map(Forest::roots).orElse(List.of()));
        List<Integer> rows = before.stream()
                .map(item ->
                        row(item).or(() -> row(getRoot(), key(item.getValue().node()))))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        select(rows);
        arranging = false;
        if (rows.size() < before.size()) {
            chosen.accept(sessions());
        }
    }

    /** The sessions of the lines that are selected, each once; a prepared transaction has none. */
    private List<Session> sessions() {
        return selected().stream()
                .flatMap(item -> item.getValue().node().session().stream())
                .distinct()
                .toList();
    }

    private List<TreeItem<ForestLine>> selected() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** Where it is in sight; the tree itself gives a row to what was taken out with the branch that it is on. */
    private Optional<Integer> row(TreeItem<ForestLine> item) {
        TreeItem<ForestLine> top = item;
        while (top.getParent() != null) {
            top = top.getParent();
        }
        int row = getRow(item);
        return top.equals(getRoot()) && row >= 0 ? Optional.of(row) : Optional.empty();
    }

    /** The first line of a session or prepared transaction. */
    private Optional<Integer> row(TreeItem<ForestLine> under, Object key) {
        return under.getChildren().stream()
                .map(item -> key(item.getValue().node()).equals(key) ? row(item) : row(item, key))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static void reconcile(TreeItem<ForestLine> parent, List<ForestNode> wanted) {
        Map<Object, TreeItem<ForestLine>> there = new HashMap<>();
        parent.getChildren().forEach(item -> there.put(key(item.getValue().node()), item));
        List<TreeItem<ForestLine>> items = wanted.stream()
                .map(node -> {
                    TreeItem<ForestLine> known = there.get(key(node));
                    TreeItem<ForestLine> item = known == null ? new TreeItem<>(new ForestLine(node)) : known;
                    if (known == null) {
                        item.setExpanded(node.waiters().size() <= 20 || !node.isWaiting());
                    } else {
                        item.getValue().show(node);
                    }
                    reconcile(item, node.waiters());
                    return item;
                })
                .toList();
        if (!items.equals(parent.getChildren())) {
            parent.getChildren().setAll(items);
        }
    }

    /** Compared for each node with each reading, so that it is no text that has to be put together. */
    private static Object key(ForestNode node) {
        return node.session()
                .<Object>map(Session::key)
                .orElseGet(() -> new Nameless(node.pid(), node.prepared().map(PreparedTransaction::gid)));
    }

    /** A prepared transaction, or a session of which no more is known. */
    private record Nameless(int pid, Optional<String> gid) {}

    /** What is too long for its column, and the exact time of an age, stand in the tooltip. */
    private static final class TellingCell extends TreeTableCell<ForestLine, String> {
        TellingCell(Function<ForestNode, String> more) {
            Tips.on(this, () -> {
                ForestLine line = isEmpty() ? null : getTableRow().getItem();
                return line == null ? "" : VisibleText.keepingLines(more.apply(line.node()));
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

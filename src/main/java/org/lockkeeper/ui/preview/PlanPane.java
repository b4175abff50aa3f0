package org.lockkeeper.ui.preview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.SqlDocument;
import org.lockkeeper.ui.control.SqlView;
import org.lockkeeper.ui.run.RunPosition;
import org.lockkeeper.ui.run.RunStand;
import org.lockkeeper.ui.theme.Stylesheets;

/** A plan to read: left its parts, right the exact SQL. */
public final class PlanPane extends SplitPane {
    private static final double LIST_SHARE = 0.27;
    private static final double ROW_HEIGHT = 44;

    private final ListView<PlanSection> sections = new ListView<>();
    private final SqlView sql = new SqlView(Optional.of(Texts.get("preview.all")));
    private final ReadOnlyObjectWrapper<Map<String, RunStand>> stands = new ReadOnlyObjectWrapper<>(Map.of());
    private Optional<PlanLayout> layout = Optional.empty();
    private Optional<String> atWork = Optional.empty();

    /** @param save saves the plan as a script; asks where to */
    public PlanPane(Runnable save) {
        getStyleClass().add("plan-pane");
        getStylesheets().add(Stylesheets.of("plan-pane"));
        sections.getStyleClass().add("sections");
        sections.setFixedCellSize(ROW_HEIGHT);
        sections.setCellFactory(_ -> new SectionCell(stands.getReadOnlyProperty()));
        sections.setMinWidth(180);
        sections.getSelectionModel().selectedIndexProperty().subscribe(index -> goTo(index.intValue()));
        BorderPane right = new BorderPane(sql);
        right.setTop(toolbar(save));
        getItems().addAll(sections, right);
        setDividerPositions(LIST_SHARE);
        SplitPane.setResizableWithParent(sections, false);
    }

    private Node toolbar(Runnable save) {
        Button statement = button("preview.copyStatement", Feather.COPY, sql::copyStatement);
        statement.disableProperty().bind(sql.currentProperty().map(Optional::isEmpty));
        Button all = button(
                "preview.copyAll",
                Feather.CLIPBOARD,
                () -> layout.map(PlanLayout::text).ifPresent(SqlView::copy));
        HBox toolbar = new HBox(statement, all, button("preview.save", Feather.SAVE, save));
        toolbar.getStyleClass().add("toolbar");
        return toolbar;
    }

    private static Button button(String key, Ikon icon, Runnable action) {
        Button button = new Button(Texts.get(key), new FontIcon(icon));
        button.getStyleClass().addAll("small", "flat");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** Replaces what is shown and goes to its start. */
    public void show(PlanLayout shown) {
        layout = Optional.of(shown);
        sections.getItems().setAll(shown.sections());
        sections.scrollTo(0);
        shown.whole().ifPresentOrElse(sql::show, () -> sql.show(SqlDocument.empty()));
        int first = 0;
        while (first < shown.sections().size() - 1
                && !shown.sections().get(first).migration()) {
            first++;
        }
        if (shown.whole().isEmpty()) {
            sections.getSelectionModel().select(first);
        }
    }

    private void goTo(int index) {
        if (index < 0 || layout.isEmpty() || index >= layout.get().sections().size()) {
            return;
        }
        if (layout.get().whole().isPresent()) {
            sql.goTo(layout.get().starts().get(index));
        } else {
            sql.show(layout.get().section(index));
        }
    }

    /** Brings the statement that failed into sight. */
    public void reveal(RunFailure failure) {
        for (int i = 0; i < sections.getItems().size(); i++) {
            if (sections.getItems().get(i).title().equals(failure.name())) {
                sections.getSelectionModel().select(i);
            }
        }
        sql.find(failure.name(), failure.line()).ifPresent(sql::reveal);
    }

    /** Marks the statement that runs at the moment; empty where none does. */
    public void showExecuting(Optional<RunPosition> position) {
        sql.showExecuting(position.flatMap(p -> sql.find(p.migration(), p.line())));
    }

    /**
     * Says at each migration how it stands in a run, and keeps the one that is at work in sight.
     *
     * @param told in the plan's order; empty where there is no run to tell of
     */
    public void showStands(List<RunStand> told) {
        List<String> names = layout.map(it -> it.plan().names()).orElse(List.of());
        Map<String, RunStand> byName = new HashMap<>();
        Optional<String> running = Optional.empty();
        for (int i = 0; i < Math.min(names.size(), told.size()); i++) {
            byName.put(names.get(i), told.get(i));
            if (told.get(i).state() == RunStand.State.RUNNING) {
                running = Optional.of(names.get(i));
            }
        }
        stands.set(Map.copyOf(byName));
        if (!running.equals(atWork)) {
            atWork = running;
            running.ifPresent(name -> sections.getItems().stream()
                    .filter(section -> section.migration() && section.title().equals(name))
                    .findFirst()
                    .ifPresent(sections::scrollTo));
        }
    }

    /** Lets the keyboard move through the plan. */
    public void takeFocus() {
        Focus.moveTo(sections);
    }
}

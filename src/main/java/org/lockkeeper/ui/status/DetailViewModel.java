package org.lockkeeper.ui.status;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.Migration;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.StateExplanation;
import org.lockkeeper.migration.StatusMatrix.Row;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.SqlDocument;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.recovery.RecoveryOpener;

/** The migration that is selected: its script, and where it stands on each environment. */
public final class DetailViewModel {
    private final TaskRunner tasks;
    private final ProjectKind kind;
    private final StateActions actions;

    private final ReadOnlyObjectWrapper<Optional<Row>> row = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<CellDetail> cells = FXCollections.observableArrayList();
    // A field, because the list behind it holds it weakly: a listener's view would vanish.
    private final ObservableList<CellDetail> cellsView = FXCollections.unmodifiableObservableList(cells);
    private final ReadOnlyObjectWrapper<SqlDocument> script = new ReadOnlyObjectWrapper<>(SqlDocument.empty());
    private final ReadOnlyStringWrapper scriptNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");

    public DetailViewModel(
            WorkspaceModel workspace,
            TaskRunner tasks,
            DialogService dialogs,
            PreviewOpener preview,
            RecoveryOpener recovery) {
        this.tasks = tasks;
        this.kind = workspace.workspace().project().kind();
        this.actions = new StateActions(workspace, tasks, dialogs, preview, recovery, told::set);
    }

    /** The selected row; empty where there is none, and then nothing else means anything. */
    public ReadOnlyObjectProperty<Optional<Row>> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /** One an environment, as the columns stand. */
    public ObservableList<CellDetail> cells() {
        return cellsView;
    }

    public ReadOnlyObjectProperty<SqlDocument> scriptProperty() {
        return script.getReadOnlyProperty();
    }

    /** Why no script is shown; empty where one is. */
    public ReadOnlyStringProperty scriptNoteProperty() {
        return scriptNote.getReadOnlyProperty();
    }

    /** What the last action changed, in words; empty before the first. */
    public ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    /** Shows a migration. */
    void select(Row selected, List<Column> columns) {
        boolean another =
                row.get().map(before -> !before.name().equals(selected.name())).orElse(true);
        if (another) {
            told.set("");
        }
        boolean sameScript = row.get()
                .map(before -> before.migration().equals(selected.migration()))
                .orElse(false);
        row.set(Optional.of(selected));
        cells.setAll(columns.stream().map(column -> cell(column, selected)).toList());
        if (!sameScript || another) {
            readScript(selected);
        }
    }

    /** Shows nothing. */
    public void clear() {
        row.set(Optional.empty());
        cells.clear();
        script.set(SqlDocument.empty());
        scriptNote.set("");
        told.set("");
    }

    private CellDetail cell(Column column, Row selected) {
        MigrationStatus status = column.cell(selected);
        StateExplanation explanation = StateExplanation.of(kind, status);
        String meaning = column.status()
                .error()
                .map(error -> explanation.meaning() + " " + error)
                .orElse(explanation.meaning());
        return new CellDetail(
                column,
                status,
                meaning,
                explanation.waysOut().stream().map(WindowWords::of).toList(),
                actions.of(column.profile(), status));
    }

    private void readScript(Row selected) {
        Optional<Migration> migration = selected.migration();
        if (migration.isEmpty()) {
            script.set(SqlDocument.empty());
            scriptNote.set(Texts.get("status.noScript"));
            return;
        }
        Path file = migration.get().script();
        tasks.start(
                Job.brief(Texts.get("status.readingScript", selected.name()), (_, _) -> ScriptFile.read(file)),
                document -> {
                    if (isStill(selected)) {
                        scriptNote.set(document.isEmpty() ? Texts.get("status.emptyScript") : "");
                        script.set(document);
                    }
                },
                failure -> {
                    if (isStill(selected)) {
                        script.set(SqlDocument.empty());
                        scriptNote.set(
                                failure instanceof LockkeeperException known
                                        ? WindowWords.of(known)
                                        : Texts.get("status.unreadableScript", file));
                    }
                });
    }

    /** Whether the selection has not moved on while a script was read. */
    private boolean isStill(Row selected) {
        return row.get().map(now -> now.name().equals(selected.name())).orElse(false);
    }
}

package org.lockkeeper.ui.status;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.StatusMatrix;
import org.lockkeeper.migration.StatusMatrix.Row;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;
import org.lockkeeper.ui.WorkspaceModel;

/** The matrix as it is shown: its columns, the lines that the filters leave, and what it says in words. */
public final class StatusViewModel {
    /** Lines that are replaced one by one; for more, one change is quicker than many. */
    private static final int FEW = 50;

    private final WorkspaceModel workspace;
    private final DetailViewModel detail;
    private final ZoneId zone;

    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty onlyDifferences = new SimpleBooleanProperty();
    private final BooleanProperty byDay = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<List<Column>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<StatusLine> lines = FXCollections.observableArrayList();
    private final ObservableList<StatusLine> linesView = FXCollections.unmodifiableObservableList(lines);
    private final ReadOnlyObjectWrapper<Optional<MatrixSummary>> summary =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param zone the one in which times are read as days */
    public StatusViewModel(WorkspaceModel workspace, DetailViewModel detail, ZoneId zone) {
        this.workspace = workspace;
        this.detail = detail;
        this.zone = zone;
        filter.addListener((_, _, _) -> layOut());
        onlyDifferences.addListener((_, _, _) -> layOut());
        byDay.addListener((_, _, _) -> layOut());
        workspace.matrixProperty().addListener((_, _, _) -> take());
        workspace.failureProperty().addListener((_, _, _) -> writeNotice());
        take();
    }

    /** Words that a migration's name or states have to contain. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** Whether what stands the same everywhere is left out. */
    public BooleanProperty onlyDifferencesProperty() {
        return onlyDifferences;
    }

    /** Whether each day's migrations have a head. */
    public BooleanProperty byDayProperty() {
        return byDay;
    }

    /** From development to production. */
    public ReadOnlyObjectProperty<List<Column>> columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    /** All of them, whatever the filters leave; newest first. */
    List<Row> migrations() {
        return workspace
                .matrixProperty()
                .get()
                .map(StatusMatrix::rows)
                .orElse(List.of())
                .reversed();
    }

    /** What is shown, newest first. */
    public ObservableList<StatusLine> lines() {
        return linesView;
    }

    /** What the matrix says; empty before the first reading. */
    public ReadOnlyObjectProperty<Optional<MatrixSummary>> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** What stands in place of the lines; empty where there are any. */
    public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty refreshingProperty() {
        return workspace.refreshingProperty();
    }

    /** The environment that the window is about. */
    public ReadOnlyObjectProperty<Optional<ConnectionProfile>> focusProperty() {
        return workspace.focusProperty();
    }

    public DetailViewModel detail() {
        return detail;
    }

    public void refresh() {
        workspace.refresh();
    }

    public void select(StatusLine.Entry entry) {
        detail.select(entry.row(), columns.get());
    }

    /** Shows everything again. */
    public void clearFilters() {
        filter.set("");
        onlyDifferences.set(false);
    }

    private void take() {
        Optional<StatusMatrix> matrix = workspace.matrixProperty().get();
        columns.set(matrix.map(Column::of).orElse(List.of()));
        summary.set(matrix.map(m -> MatrixSummary.of(m, columns.get())));
        layOut();
        matrix.ifPresent(this::reselect);
    }

    /** The selection outlives a reading, with what the reading says of it. */
    private void reselect(StatusMatrix matrix) {
        Optional<String> selected = detail.rowProperty().get().map(Row::name);
        if (selected.isEmpty()) {
            return;
        }
        matrix.rows().stream()
                .filter(row -> row.name().equals(selected.get()))
                .findFirst()
                .ifPresentOrElse(row -> detail.select(row, columns.get()), detail::clear);
    }

    private void layOut() {
        List<StatusLine> wanted = workspace
                .matrixProperty()
                .get()
                .map(matrix -> new MatrixLines(matrix, columns.get(), zone)
                        .lines(filter.get(), onlyDifferences.get(), byDay.get()))
                .orElse(List.of());
        // Replacing lines that stay would lose the scroll position and the selection with every reading.
        List<Integer> changed = isSameButForStates(wanted)
                ? IntStream.range(0, wanted.size())
                        .filter(i -> !lines.get(i).equals(wanted.get(i)))
                        .boxed()
                        .toList()
                : List.of();
        if (!changed.isEmpty() && changed.size() <= FEW) {
            changed.forEach(i -> lines.set(i, wanted.get(i)));
        } else if (!lines.equals(wanted)) {
            lines.setAll(wanted);
        }
        writeNotice();
    }

    private boolean isSameButForStates(List<StatusLine> wanted) {
        if (lines.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!lines.get(i).what().equals(wanted.get(i).what())) {
                return false;
            }
        }
        return true;
    }

    private void writeNotice() {
        Optional<StatusMatrix> matrix = workspace.matrixProperty().get();
        Optional<Throwable> failure = workspace.failureProperty().get();
        if (failure.isPresent()) {
            notice.set(Optional.of(
                    new Notice(Notice.Kind.FAILURE, Texts.get("status.failed.title"), sentence(failure.get()))));
        } else if (matrix.isEmpty()) {
            notice.set(Optional.of(new Notice(
                    Notice.Kind.READING, Texts.get("status.reading.title"), Texts.get("status.reading.text"))));
        } else if (matrix.get().rows().isEmpty()) {
            notice.set(Optional.of(new Notice(
                    Notice.Kind.EMPTY,
                    Texts.get("status.empty.title"),
                    Texts.get(
                            "status.empty.text",
                            workspace.workspace().project().locations().getFirst()))));
        } else if (lines.isEmpty()) {
            boolean same = filter.get().isBlank();
            notice.set(Optional.of(new Notice(
                    Notice.Kind.FILTERED,
                    Texts.get(same ? "status.same.title" : "status.filtered.title"),
                    Texts.get(
                            same ? "status.same.text" : "status.filtered.text",
                            matrix.get().rows().size()))));
        } else {
            notice.set(Optional.empty());
        }
    }

    private static String sentence(Throwable failure) {
        return failure instanceof LockkeeperException known
                ? WindowWords.of(known)
                : Texts.get("status.failed.unknown", String.valueOf(failure.getMessage()));
    }

    /** What stands where the lines would. */
    public record Notice(Kind kind, String title, String text) {
        /** Why there are no lines. */
        public enum Kind {
            READING,
            EMPTY,
            FILTERED,
            FAILURE
        }
    }
}

package org.lockkeeper.ui.logs;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.activity.LoggedProcess;
import org.lockkeeper.logs.LogFilter;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.logs.SecretMask;
import org.lockkeeper.logs.format.LogEntry;
import org.lockkeeper.ui.Lazy;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.VisibleText;

/** One open log: filter and histogram above, its entries and what a filter finds in them, the selected entry below. */
final class OpenLogView extends BorderPane {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    /** Where there is less height, entries matter more than their picture. */
    private static final double LOW = 640;

    private static final double FINDINGS_FROM = 0.62;
    private static final double ENTRY_SHARE = 0.66;

    private final LogViewModel model;
    private final LogSaving saving;
    private final LogFilterBar filter;
    private final FindLine finding;
    private final HistogramPane histogram;
    private final LogTable all;
    private final LogTable hits;
    private final LogPane hitRows;
    private final MarksStrip marks;
    private final HBox allWithMarks;
    private final EntryPane entry;
    private final SplitPane tables = new SplitPane();
    private final SplitPane split = new SplitPane();
    private final SplitPane beside = new SplitPane();
    private final Lazy<FindingsPane> findings;

    /**
     * @param saving asks where to and saves hits and rows
     * @param activity leads from a line to the process that wrote it
     */
    OpenLogView(LogViewModel model, LogSaving saving, Moments moments, ActivityLead activity) {
        this.model = model;
        this.saving = saving;
        var zone = moments.clock().getZone();
        getStyleClass().add("open-log");
        // What wraps asks for more height than it needs where it is wide.
        setMinSize(0, 0);
        this.filter = new LogFilterBar(model.inputProperty());
        this.finding = new FindLine(model, saving);
        this.histogram = new HistogramPane(
                zone,
                (from, to) ->
                        model.inputProperty().set(model.inputProperty().get().between(from.toString(), to.toString())),
                model.place()::goTo);
        this.all = new LogTable(model.rows(), zone, model.marks(), this::isHit, this::choose);
        this.hits = new LogTable(model.find().rows(), zone, model.marks(), _ -> false, model::goToLine);
        MarkedPlaces places = new MarkedPlaces(model);
        this.marks = new MarksStrip(
                places::hits,
                places::bookmarks,
                (stretch, of) ->
                        places.markAt(stretch, of).ifPresentOrElse(model::goToEntry, () -> goToStretch(stretch, of)));
        LogPane allRows = all.pane();
        this.hitRows = hits.pane();
        allRows.onScrolled(() -> scrolled(all));
        hitRows.onScrolled(() -> scrolled(hits));
        this.allWithMarks = new HBox(allRows, marks);
        HBox.setHgrow(allRows, Priority.ALWAYS);
        this.entry = new EntryPane(moments, new Acts(activity));
        entry.setTop(new VBox(entry.getTop(), new NotePane(model, this::takeFocus)));
        this.findings = new Lazy<>(() -> new FindingsPane(model, zone));
        tables.setOrientation(Orientation.VERTICAL);
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().add(tables);
        setTop(new VBox(filter, finding, new RunLine(model, moments), histogram));
        beside.getItems().add(split);
        setCenter(beside);
        model.findings().shownProperty().subscribe(this::showFindings);
        showServerColumns();
        model.rows().subscribe(this::showServerColumns);
        model.ansiProperty().subscribe(colours -> List.of(all, hits).forEach(table -> table.colour(colours)));
        hits.tellApart(model.find()::isContext, model.find()::isAfterGap);
        all.setPlaceholder(new EmptyState(Feather.FILE_TEXT, Texts.get("logs.empty"), Texts.get("logs.empty.text")));
        hits.setPlaceholder(
                new EmptyState(Feather.SEARCH, Texts.get("logs.find.none"), Texts.get("logs.find.none.text")));
        filter.add(histogram.sizeButton());
        heightProperty().subscribe(height -> histogram.offer(height.doubleValue() < LOW));
        model.histogramProperty().subscribe(histogram::show);
        model.selectedProperty().subscribe(this::show);
        model.place().selection().noteProperty().subscribe(entry::tell);
        model.runProperty()
                .subscribe(run -> List.of(all, hits)
                        .forEach(table -> table.standOut(run.<Predicate<LogRow>>map(mark -> mark::isOf))));
        model.revealProperty().subscribe(this::reveal);
        model.find().filterProperty().subscribe(this::arrange);
        model.shownProperty()
                .subscribe(_ -> arrange(model.find().filterProperty().get()));
        model.find().countProperty().subscribe(_ -> {
            marks.draw();
            all.markAnew();
        });
        all.heightProperty().subscribe((_, _) -> keepEnd());
        model.marks()
                .shownProperty()
                .subscribe(_ -> arrange(model.find().filterProperty().get()));
        for (LogTable table : List.of(all, hits)) {
            table.setContextMenu(new RowsMenu(table, model.marks(), () -> copy(table), notes -> save(table, notes)));
            table.addEventHandler(KeyEvent.KEY_PRESSED, event -> copyRows(table, event));
        }
        // The scale of its marks is the entries that there are by now.
        model.rows().subscribe(() -> {
            if (marks.isVisible()) {
                marks.draw();
            }
        });
    }

    private void scrolled(LogTable table) {
        if (model.followProperty().get() != LogViewModel.Follow.OFF) {
            // Until then it does not know which rows are in view.
            table.layout();
            model.scrolled(table.isAtEnd());
        }
    }

    /** Whoever goes to another entry than the last one looks at that, also while the log is followed. */
    private void choose(long line) {
        model.scrolled(all.isLastSelected());
        model.select(line);
    }

    private void goToStretch(int stretch, int of) {
        all.scrollTo((int) ((long) stretch * model.rows().size() / of));
        model.scrolled(false);
    }

    /** What an empty log is turns out with its first lines. */
    private void showServerColumns() {
        boolean server = model.file().format().isPostgres();
        List.of(all, hits).forEach(table -> table.withServerColumns(server));
    }

    /** Has less room, since another one is beside it. */
    void narrow(boolean less) {
        pseudoClassStateChanged(NARROW, less);
        beside.setOrientation(less ? Orientation.VERTICAL : Orientation.HORIZONTAL);
        finding.narrow(less);
        entry.narrow(less);
        histogram.narrow(less);
    }

    /** The entry has room of its own from the first one on. */
    private void show(Optional<SelectedEntry> selected) {
        entry.show(selected);
        boolean shown = split.getItems().contains(entry);
        if (selected.isPresent() && !shown) {
            split.getItems().add(entry);
            split.setDividerPositions(ENTRY_SHARE);
        } else if (selected.isEmpty() && shown) {
            split.getItems().remove(entry);
        }
    }

    private void showFindings(boolean wanted) {
        if (wanted) {
            beside.getItems().setAll(split, findings.get());
            beside.setDividerPositions(FINDINGS_FROM);
        } else {
            beside.getItems().setAll(List.of(split));
        }
    }

    private boolean isHit(int number) {
        return model.find().filterProperty().get().isPresent()
                && model.rows()
                        .row(number)
                        .filter(row -> model.find()
                                .isHit(
                                        row,
                                        number + 1 < model.rows().size()
                                                ? model.rows().row(number + 1)
                                                : Optional.empty()))
                        .isPresent();
    }

    private void arrange(Optional<LogFilter> wanted) {
        List<Node> shown = wanted.isEmpty()
                ? List.of(allWithMarks)
                : switch (model.shownProperty().get()) {
                    case HITS -> List.of(hitRows);
                    case BOTH -> List.of(hitRows, allWithMarks);
                    case ALL -> List.of(allWithMarks);
                };
        if (!tables.getItems().equals(shown)) {
            tables.getItems().setAll(shown);
        }
        boolean marked =
                wanted.isPresent() || !model.marks().shownProperty().get().isEmpty();
        marks.setVisible(marked);
        marks.setManaged(marked);
        marks.draw();
        all.markAnew();
    }

    /** A line of alerts above leaves less room, and the last row is to stay in sight. */
    private void keepEnd() {
        if (model.followProperty().get() == LogViewModel.Follow.ON) {
            Platform.runLater(() -> {
                if (!model.rows().isEmpty()) {
                    all.reveal(model.rows().size() - 1);
                }
            });
        }
    }

    private void reveal(Optional<LogViewModel.Reveal> wanted) {
        wanted.ifPresent(row -> (row.amongHits() ? hits : all).reveal(row.row()));
    }

    /** Puts something behind the fields of the filter. */
    void addToFilter(Node node) {
        filter.add(node);
    }

    /** Whether it shows that log. */
    boolean isOf(LogViewModel log) {
        return model.equals(log);
    }

    /** Lets the keyboard move through the entries. */
    void takeFocus() {
        Focus.moveTo(all);
    }

    /** Lets the person type what to look for. */
    void findFocus() {
        filter.takeFocus();
    }

    /** What looks like a password does not leave the window this way, nor what would act where it is pasted. */
    static void putOnClipboard(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(VisibleText.keepingLines(SecretMask.MASK.of(text)));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void copyRows(LogTable table, KeyEvent event) {
        if (RowsMenu.COPY.match(event)) {
            copy(table);
            event.consume();
        }
    }

    private static void copy(LogTable table) {
        table.selectedRows(rows -> putOnClipboard(table.text(rows)));
    }

    private void save(LogTable table, boolean withNotes) {
        table.selectedRows(rows -> saving.rows(model, rows, table.equals(all), withNotes));
    }

    /** Saves the selected rows, those of the hits where one moves among them, with bookmarks and notes or not. */
    void saveSelection(boolean withNotes) {
        LogTable table = hits.isFocused() || !all.hasSelection() ? hits : all;
        if (table.hasSelection()) {
            save(table, withNotes);
        }
    }

    private final class Acts implements EntryPane.Acts {
        private final ActivityLead activity;

        Acts(ActivityLead activity) {
            this.activity = activity;
        }

        @Override
        public void onlyProcess(int pid) {
            model.inputProperty().set(model.inputProperty().get().ofPid(Integer.toString(pid)));
        }

        @Override
        public void showInActivity(SelectedEntry selected) {
            LogEntry entry = selected.entry().entry();
            entry.pid()
                    .ifPresent(pid -> activity.show(
                            model.environment(),
                            new LoggedProcess(pid, entry.time(), entry.processBegan()),
                            model.place().selection()::note));
        }

        @Override
        public void copy(SelectedEntry entry) {
            putOnClipboard(EntryFacts.text(entry));
        }
    }
}

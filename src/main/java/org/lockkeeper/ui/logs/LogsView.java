package org.lockkeeper.ui.logs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.theme.Stylesheets;

/** The Logs page: the open log, or the ways to one. Files and folders can be dropped on it. */
public final class LogsView extends BorderPane {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
    private static final List<String> STYLES = List.of(
            "logs",
            "log-filter",
            "log-sides",
            "log-histogram",
            "log-table",
            "log-rules",
            "log-notes",
            "log-entry",
            "log-findings",
            "ansi",
            "tones");

    private final LogsViewModel model;
    private final Moments moments;
    private final ActivityLead activity;
    private final Label failure = new Label();
    private Optional<LogSidesView> open = Optional.empty();

    /** @param activity leads from a line to the process that wrote it */
    public LogsView(LogsViewModel model, Moments moments, ActivityLead activity) {
        this.model = model;
        this.moments = moments;
        this.activity = activity;
        getStyleClass().add("logs-view");
        STYLES.forEach(style -> getStylesheets().add(Stylesheets.of(style)));
        failure.getStyleClass().add("failure");
        failure.setWrapText(true);
        failure.managedProperty().bind(failure.visibleProperty());
        Tones.apply(failure, Tone.DANGER);
        setTop(failure);
        model.openProperty().subscribe(this::show);
        model.openingProperty().subscribe(_ -> show(model.openProperty().get()));
        model.environment().subscribe(_ -> show(model.openProperty().get()));
        model.failureProperty().subscribe(text -> {
            failure.setText(text.orElse(""));
            failure.setVisible(text.isPresent());
        });
        setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        setOnDragEntered(
                event -> pseudoClassStateChanged(DROP, event.getDragboard().hasFiles()));
        setOnDragExited(_ -> pseudoClassStateChanged(DROP, false));
        setOnDragDropped(this::drop);
    }

    private void drop(DragEvent event) {
        List<Path> files = event.getDragboard().getFiles().stream()
                .map(java.io.File::toPath)
                .toList();
        event.setDropCompleted(!files.isEmpty());
        event.consume();
        model.open(files);
    }

    private void show(Optional<LogViewModel> log) {
        if (log.isPresent()) {
            if (open.isEmpty() || !open.get().isOf(log.get())) {
                open = Optional.of(new LogSidesView(log.get().sides(), new LogHead(log.get(), model), this::view));
                SidePane.attach(open.get(), log.get(), model, moments.clock().getZone());
            }
            setCenter(open.get());
            return;
        }
        open = Optional.empty();
        setCenter(
                model.openingProperty().get()
                        ? new EmptyState(
                                Feather.FILE_TEXT, Texts.get("logs.opening.title"), Texts.get("logs.opening.text"))
                        : new EmptyState(Feather.FILE_TEXT, Texts.get("logs.none"), Texts.get("logs.none.text"))
                                .with(Texts.get("logs.open.file"), model::chooseFile)
                                .with(Texts.get("logs.open.folder"), model::chooseFolder)
                                .with(serverLabel(), model::openServerLog));
    }

    private OpenLogView view(LogViewModel log) {
        OpenLogView made = new OpenLogView(log, model.exports(), moments, activity);
        made.addToFilter(new FiltersMenu(log, model.filters(), () -> model.turnSide(LogSide.FILTERS)));
        return made;
    }

    private String serverLabel() {
        return Texts.get("logs.open.server", model.environment().getValue().orElse("–"));
    }

    /** Lets the keyboard move through the open log. */
    void takeFocus() {
        open.ifPresent(LogSidesView::takeFocus);
    }

    /** Lets the keyboard into the other view of the open log, where there are two. */
    void switchFocus() {
        open.ifPresent(LogSidesView::switchFocus);
    }

    /** Saves the rows that are selected in the view that has the keyboard, with bookmarks and notes or not. */
    void saveSelection(boolean withNotes) {
        open.ifPresent(sides -> sides.saveSelection(withNotes));
    }

    /** Lets the person type what to look for. */
    void findFocus() {
        open.ifPresent(LogSidesView::findFocus);
    }
}

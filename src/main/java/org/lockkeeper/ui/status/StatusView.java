package org.lockkeeper.ui.status;

import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.migration.StatusMatrix;
import org.lockkeeper.ui.Lazy;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.FilterField;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.theme.Stylesheets;

/** The Status page: what the matrix says in words, the matrix, and the detail of the migration that is selected. */
public final class StatusView extends BorderPane {
    /** The keys that put the caret into the filter. */
    static final String FIND = "Shortcut+F";

    private static final KeyCombination FIND_KEYS = KeyCombination.keyCombination(FIND);

    private static final double TABLE_SHARE = 0.5;

    private final StatusViewModel model;
    private final StatusTable table;
    private final Lazy<DetailView> detail;
    private final FilterField filter = new FilterField(Texts.get("status.filter"));
    private final SplitPane split = new SplitPane();
    private final Label headline = new Label();
    private final FlowPane remarks = new FlowPane();
    private double share = TABLE_SHARE;

    public StatusView(StatusViewModel model, Moments moments) {
        this.model = model;
        this.table = new StatusTable(model.lines(), moments);
        this.detail = new Lazy<>(() -> new DetailView(model.detail(), moments, this::closeDetail));
        getStyleClass().add("status-view");
        getStylesheets().addAll(Stylesheets.of("status"), Stylesheets.of("tones"));
        split.setOrientation(Orientation.VERTICAL);
        VBox matrix = new VBox(table, table.columnWindow());
        VBox.setVgrow(table, Priority.ALWAYS);
        split.getItems().add(matrix);
        setTop(new VBox(summary(), toolbar()));
        setCenter(split);
        bind();
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::onFilterKey);
    }

    private Node summary() {
        headline.getStyleClass().add("headline");
        headline.setWrapText(true);
        remarks.getStyleClass().add("remarks");
        remarks.managedProperty().bind(remarks.visibleProperty());
        VBox summary = new VBox(headline, remarks);
        summary.getStyleClass().add("summary");
        return summary;
    }

    private Node toolbar() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        HBox.setHgrow(filter, Priority.ALWAYS);
        ToggleButton onlyDifferences = toggle("status.onlyDifferences", Feather.FILTER);
        onlyDifferences.selectedProperty().bindBidirectional(model.onlyDifferencesProperty());
        ToggleButton byDay = toggle("status.byDay", Feather.CALENDAR);
        byDay.selectedProperty().bindBidirectional(model.byDayProperty());
        HBox toolbar = new HBox(filter, onlyDifferences, byDay);
        toolbar.getStyleClass().add("toolbar");
        return toolbar;
    }

    private static ToggleButton toggle(String key, Ikon icon) {
        ToggleButton toggle = new ToggleButton(Texts.get(key), new FontIcon(icon));
        toggle.getStyleClass().add("small");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setTooltip(new Tooltip(Texts.get(key + ".hint")));
        return toggle;
    }

    private void bind() {
        model.columnsProperty().subscribe(columns -> {
            boolean first = table.getColumns().isEmpty();
            table.show(columns);
            if (first) {
                revealFocus();
            }
        });
        model.focusProperty().subscribe(this::revealFocus);
        model.summaryProperty().subscribe(summary -> {
            headline.setText(summary.map(MatrixSummary::headline).orElse(""));
            remarks.getChildren()
                    .setAll(summary.stream()
                            .flatMap(s -> s.remarks().stream())
                            .map(this::remark)
                            .toList());
            remarks.setVisible(!remarks.getChildren().isEmpty());
        });
        model.noticeProperty().subscribe(notice -> notice.map(this::placeholder).ifPresent(table::setPlaceholder));
        table.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line instanceof StatusLine.Entry entry) {
                model.select(entry);
            }
        });
        model.detail().rowProperty().subscribe(row -> showDetail(row.isPresent()));
        // After the table, which listens to the same lines and was there first.
        table.getItems().addListener((ListChangeListener<StatusLine>) _ -> keepSelection());
    }

    /** Where there is no room for all environments, the one that the window is about is among those in sight. */
    private void revealFocus() {
        model.focusProperty().get().ifPresent(profile -> table.reveal(profile.name()));
    }

    /** A reading may have put other lines where the selected one was. */
    private void keepSelection() {
        model.detail().rowProperty().get().map(StatusMatrix.Row::name).ifPresent(name -> {
            int selected = table.getSelectionModel().getSelectedIndex();
            int at = indexOf(name);
            if (at >= 0 && at != selected) {
                table.getSelectionModel().clearAndSelect(at);
            }
        });
    }

    private int indexOf(String migration) {
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i) instanceof StatusLine.Entry entry
                    && entry.row().name().equals(migration)) {
                return i;
            }
        }
        return -1;
    }

    private Label remark(MatrixSummary.Remark remark) {
        Ikon icon = switch (remark.tone()) {
            case DANGER -> Feather.X_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case ACCENT -> Feather.ARROW_RIGHT;
            case SUCCESS -> Feather.CHECK;
            case QUIET -> Feather.CIRCLE;
        };
        Label label = new Label(remark.text(), new FontIcon(icon));
        label.getStyleClass().add("remark");
        label.setWrapText(true);
        label.maxWidthProperty().bind(remarks.widthProperty());
        Tones.apply(label, remark.tone());
        return label;
    }

    private Node placeholder(StatusViewModel.Notice notice) {
        Ikon icon = switch (notice.kind()) {
            case READING -> Feather.LOADER;
            case EMPTY -> Feather.INBOX;
            case FILTERED -> Feather.FILTER;
            case FAILURE -> Feather.ALERT_TRIANGLE;
        };
        EmptyState state = new EmptyState(icon, notice.title(), notice.text());
        return switch (notice.kind()) {
            case READING -> state;
            case EMPTY, FAILURE -> state.with(Texts.get("status.refresh"), model::refresh);
            case FILTERED -> state.with(Texts.get("status.showAll"), model::clearFilters);
        };
    }

    private void showDetail(boolean wanted) {
        boolean shown = isDetailShown();
        if (wanted && !shown) {
            split.getItems().add(detail.get());
            split.setDividerPositions(share);
            table.revealSelectedWhenResized();
        } else if (!wanted && shown) {
            share = split.getDividerPositions()[0];
            split.getItems().remove(detail.get());
        }
    }

    private boolean isDetailShown() {
        return split.getItems().size() > 1;
    }

    private void closeDetail() {
        table.getSelectionModel().clearSelection();
        model.detail().clear();
        table.requestFocus();
    }

    private void onKey(KeyEvent event) {
        if (FIND_KEYS.match(event)) {
            focusFilter();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && isDetailShown()) {
            closeDetail();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && table.isFocused() && isDetailShown()) {
            detail.get().takeFocus();
            event.consume();
        }
    }

    /** Down goes from the filter into what it left; the field itself would only move its caret. */
    private void onFilterKey(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN && !table.getItems().isEmpty()) {
            table.requestFocus();
            if (table.getSelectionModel().isEmpty()) {
                table.selectFirstMigration();
            }
            event.consume();
        }
    }

    /** Puts the caret into the filter. */
    public void focusFilter() {
        if (getScene() == null) {
            return;
        }
        filter.requestFocus();
        filter.selectAll();
    }

    /** Selects a migration and scrolls to it. */
    void select(String migration) {
        int at = indexOf(migration);
        if (at >= 0) {
            table.getSelectionModel().clearAndSelect(at);
            table.revealSelected();
            table.requestFocus();
        }
    }

    /** Lets the keyboard move through the matrix. */
    void takeFocus() {
        Focus.moveTo(table);
    }
}

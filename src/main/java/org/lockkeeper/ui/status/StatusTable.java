package org.lockkeeper.ui.status;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;

/** The matrix: a line a migration, a column an environment. */
final class StatusTable extends TableView<StatusLine> {
    /** Pixels; the same for every line, so that the virtual flow need not measure. */
    static final double ROW_HEIGHT = 26;

    private static final PseudoClass DAY = PseudoClass.getPseudoClass("day");
    private static final double BORDER = 2;
    private static final double ORDER_WIDTH = 52;
    private static final double ENVIRONMENT_WIDTH = 190;
    private static final double LEAST_NAME_WIDTH = 240;
    private static final double LEAST_ENVIRONMENT_WIDTH = 150;

    private final Moments moments;
    private final TableColumn<StatusLine, StatusLine> name;
    private final List<TableColumn<StatusLine, StatusLine>> environments = new ArrayList<>();
    private final ColumnWindow window = new ColumnWindow(this::turn);
    private @Nullable ScrollBar scrollBar;

    StatusTable(ObservableList<StatusLine> lines, Moments moments) {
        super(lines);
        this.moments = moments;
        this.name = column(Texts.get("status.column.migration"), LEAST_NAME_WIDTH);
        getStyleClass().add("status-table");
        setFixedCellSize(ROW_HEIGHT);
        setTableMenuButtonVisible(false);
        getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        setRowFactory(_ -> new LineRow());
        name.setCellFactory(_ -> new NameCell());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventFilter(ScrollEvent.SCROLL, window::onScroll);
        widthProperty().addListener((_, _, _) -> fitColumns());
        getSelectionModel()
                .selectedIndexProperty()
                .addListener((_, before, now) -> stepOverDay(before.intValue(), now.intValue()));
    }

    /** Rebuilds the columns; the same environments as before only get new heads, so that nothing moves. */
    void show(List<Column> columns) {
        if (isSame(columns)) {
            for (int i = 0; i < columns.size(); i++) {
                head(environments.get(i), columns.get(i));
            }
            return;
        }
        environments.clear();
        List<TableColumn<StatusLine, ?>> shown = new ArrayList<>();
        TableColumn<StatusLine, StatusLine> order = column(Texts.get("status.column.order"), ORDER_WIDTH);
        order.setResizable(false);
        order.getStyleClass().add("order");
        order.setCellFactory(_ -> new OrderCell());
        shown.add(order);
        shown.add(name);
        for (int i = 0; i < columns.size(); i++) {
            environments.add(environment(columns.get(i), i));
        }
        shown.addAll(environments);
        getColumns().setAll(shown);
        fitColumns();
    }

    private TableColumn<StatusLine, StatusLine> environment(Column shown, int place) {
        TableColumn<StatusLine, StatusLine> column = column("", ENVIRONMENT_WIDTH);
        column.getStyleClass()
                .addAll("environment", shown.profile().environment().label());
        column.setMinWidth(LEAST_ENVIRONMENT_WIDTH);
        head(column, shown);
        column.setCellFactory(_ -> new StateCell(() -> column(column), place, moments));
        return column;
    }

    private void head(TableColumn<StatusLine, StatusLine> column, Column shown) {
        EnvironmentHeader header = new EnvironmentHeader(shown, moments);
        header.prefWidthProperty().bind(column.widthProperty().subtract(BORDER));
        column.setUserData(shown);
        column.setGraphic(header);
    }

    private static Column column(TableColumn<StatusLine, StatusLine> column) {
        return (Column) column.getUserData();
    }

    private boolean isSame(List<Column> columns) {
        return !columns.isEmpty()
                && columns.stream()
                        .map(Column::profile)
                        .toList()
                        .equals(environments.stream()
                                .map(column -> column(column).profile())
                                .toList());
    }

    private static TableColumn<StatusLine, StatusLine> column(String title, double width) {
        TableColumn<StatusLine, StatusLine> column = new TableColumn<>(title);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    /** The names get what the environments leave; a narrow window takes from the environments first. */
    private void fitColumns() {
        double available = getWidth() - scrollBarWidth() - ORDER_WIDTH;
        if (available <= 0) {
            return;
        }
        double left = available - LEAST_NAME_WIDTH;
        window.fit(environments.size(), Math.max(1, (int) (left / LEAST_ENVIRONMENT_WIDTH)));
        int inSight = turn();
        double each = inSight == 0 ? 0 : Math.clamp(left / inSight, LEAST_ENVIRONMENT_WIDTH, ENVIRONMENT_WIDTH);
        environments.forEach(column -> column.setPrefWidth(each));
        name.setPrefWidth(Math.max(LEAST_NAME_WIDTH, available - each * inSight));
    }

    /** Shows the columns that the window is over. */
    private int turn() {
        int inSight = 0;
        for (int i = 0; i < environments.size(); i++) {
            boolean shown = window.isInSight(i);
            environments.get(i).setVisible(shown);
            inSight += shown ? 1 : 0;
        }
        return inSight;
    }

    /** The bar that brings further environments into sight. */
    ColumnWindow columnWindow() {
        return window;
    }

    /** Brings an environment's column into sight. */
    void reveal(String profile) {
        for (int i = 0; i < environments.size(); i++) {
            if (column(environments.get(i)).profile().name().equals(profile)) {
                window.reveal(i);
            }
        }
    }

    private double scrollBarWidth() {
        return scrollBar != null && scrollBar.isVisible() ? scrollBar.getWidth() : 0;
    }

    /** The bar comes and goes with the number of lines, and the columns make room for it. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (scrollBar == null) {
            lookupAll(".scroll-bar").stream()
                    .filter(ScrollBar.class::isInstance)
                    .map(ScrollBar.class::cast)
                    .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
                    .findFirst()
                    .ifPresent(this::follow);
        }
    }

    private void follow(ScrollBar bar) {
        scrollBar = bar;
        bar.visibleProperty().subscribe(() -> Platform.runLater(this::fitColumns));
        bar.widthProperty().subscribe(() -> Platform.runLater(this::fitColumns));
        Platform.runLater(this::fitColumns);
    }

    /** A day's head cannot be selected: the arrow keys go on in their direction. */
    private void stepOverDay(int before, int now) {
        if (now < 0 || now >= getItems().size() || !(getItems().get(now) instanceof StatusLine.Day)) {
            return;
        }
        int next = now + (now < before ? -1 : 1);
        Platform.runLater(() -> {
            if (next >= 0 && next < getItems().size()) {
                getSelectionModel().clearAndSelect(next);
                getFocusModel().focus(next);
            } else {
                getSelectionModel().clearAndSelect(before);
            }
        });
    }

    /** The first arrow goes to the first line; the toolkit would step from there to the second. */
    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN
                && getSelectionModel().isEmpty()
                && !getItems().isEmpty()) {
            selectFirstMigration();
            event.consume();
        } else if (window.isVisible() && (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT)) {
            window.move(event.getCode() == KeyCode.LEFT ? -1 : 1);
            event.consume();
        }
    }

    /** Selects the uppermost migration, past a day's head. */
    void selectFirstMigration() {
        boolean head = getItems().getFirst() instanceof StatusLine.Day;
        getSelectionModel().clearAndSelect(head ? 1 : 0);
    }

    /** Scrolls to the selected line once the table has got the height that it is about to get. */
    void revealSelectedWhenResized() {
        heightProperty().addListener(new InvalidationListener() {
            @Override
            public void invalidated(Observable height) {
                heightProperty().removeListener(this);
                Platform.runLater(StatusTable.this::revealSelected);
            }
        });
    }

    /** Scrolls only as far as it takes to see the selected line. */
    void revealSelected() {
        int index = getSelectionModel().getSelectedIndex();
        if (index >= 0 && lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollTo(index);
        }
    }

    private static final class LineRow extends TableRow<StatusLine> {
        @Override
        protected void updateItem(@Nullable StatusLine item, boolean empty) {
            super.updateItem(item, empty);
            pseudoClassStateChanged(DAY, item instanceof StatusLine.Day);
        }
    }
}

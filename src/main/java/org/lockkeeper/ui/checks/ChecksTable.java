package org.lockkeeper.ui.checks;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.checks.CheckResult.Outcome;
import org.lockkeeper.checks.Reading;
import org.lockkeeper.checks.Severity;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;

/** The checks, a line each, in the order in which they ran. */
final class ChecksTable extends TableView<CheckResult> {
    private static final double ROW_HEIGHT = 26;

    ChecksTable(ObservableList<CheckResult> results) {
        super(results);
        getStyleClass().add("checks-table");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<CheckResult, String> outcome =
                column("checks.outcome", 160, check -> check.outcome().label());
        outcome.setCellFactory(_ -> new OutcomeCell());
        getColumns().add(outcome);
        getColumns().add(column("checks.group", 120, check -> check.group().label()));
        getColumns().add(column("checks.name", 190, CheckResult::name));
        getColumns().add(column("checks.before", 150, check -> text(check.before())));
        getColumns().add(column("checks.after", 150, check -> text(check.after())));
        getColumns().add(column("checks.detail", 320, check -> WindowWords.of(check.detail())));
    }

    private static String text(Optional<Reading> reading) {
        return reading.map(Reading::text).orElse("");
    }

    private static TableColumn<CheckResult, String> column(
            String key, double width, Function<CheckResult, String> text) {
        TableColumn<CheckResult, String> column = new TableColumn<>(Texts.get(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(VisibleText.of(text.apply(cell.getValue()))));
        column.setPrefWidth(width);
        column.setReorderable(false);
        return column;
    }

    /** The tone and the sign of an outcome; the word stands beside them. */
    static Tone tone(CheckResult check) {
        return switch (check.outcome()) {
            case PASSED -> Tone.SUCCESS;
            case NOTHING -> Tone.QUIET;
            case FELL_SHORT, UNKNOWN -> check.severity() == Severity.ERROR ? Tone.DANGER : Tone.WARNING;
        };
    }

    private static Feather icon(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> Feather.CHECK_CIRCLE;
            case FELL_SHORT -> Feather.X_CIRCLE;
            case UNKNOWN -> Feather.HELP_CIRCLE;
            case NOTHING -> Feather.MINUS;
        };
    }

    private static final class OutcomeCell extends TableCell<CheckResult, String> {
        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            CheckResult check = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || check == null) {
                setText(null);
                setGraphic(null);
                Tones.clear(this);
            } else {
                setText(item);
                setGraphic(new FontIcon(icon(check.outcome())));
                Tones.apply(this, tone(check));
            }
        }
    }
}

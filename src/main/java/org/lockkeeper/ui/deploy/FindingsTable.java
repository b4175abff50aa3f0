package org.lockkeeper.ui.deploy;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.deploy.Verifier.Finding;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Tips;

/** What the verification found, a line a check. */
final class FindingsTable extends TableView<Finding> {
    /** A wide window gives its room to what was found, in pixels. */
    private static final double MOST_OF_A_VALUE = 180;

    FindingsTable() {
        getStyleClass().add("findings-table");
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<Finding, String> outcome =
                column("checks.outcome", 152, finding -> Texts.get("deploy.verify." + word(finding)));
        outcome.setCellFactory(_ -> new OutcomeCell());
        outcome.setMinWidth(outcome.getPrefWidth());
        outcome.setMaxWidth(outcome.getPrefWidth());
        TableColumn<Finding, String> before =
                column("checks.before", 100, finding -> finding.before().orElse(""));
        before.setMaxWidth(MOST_OF_A_VALUE);
        TableColumn<Finding, String> now =
                column("checks.after", 100, finding -> finding.after().orElse(""));
        now.setMaxWidth(MOST_OF_A_VALUE);
        getColumns().add(outcome);
        getColumns().add(column("checks.name", 160, Finding::name));
        getColumns().add(before);
        getColumns().add(now);
        TableColumn<Finding, String> detail = column("checks.detail", 300, finding -> WindowWords.of(finding.detail()));
        detail.setCellFactory(_ -> new WrappedCell());
        getColumns().add(detail);
    }

    /** Whether it is not as it should be and its severity lets that be. */
    static boolean warns(Finding finding) {
        return finding.outcome() == Finding.Outcome.SHORT && finding.warning();
    }

    private static String word(Finding finding) {
        return switch (finding.outcome()) {
            case PASSED -> "passed";
            case NOTHING -> "nothing";
            case UNKNOWN -> "unknown";
            case SHORT -> finding.warning() ? "warns" : "short";
        };
    }

    private static TableColumn<Finding, String> column(String key, double width, Function<Finding, String> text) {
        TableColumn<Finding, String> column = new TableColumn<>(Texts.get(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(VisibleText.of(text.apply(cell.getValue()))));
        column.setCellFactory(_ -> new TippedCell());
        column.setPrefWidth(width);
        column.setReorderable(false);
        return column;
    }

    /** Its tooltip has all of what its width cuts. */
    private static class TippedCell extends TableCell<Finding, String> {
        TippedCell() {
            Tips.on(this, () -> getText() == null ? "" : getText());
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
        }
    }

    /** As high as its text is: what was found is there to be read. */
    private static final class WrappedCell extends TableCell<Finding, String> {
        private static final double PADDING = 16;

        private final Text words = new Text();

        WrappedCell() {
            words.getStyleClass().add("words");
            words.wrappingWidthProperty().bind(widthProperty().subtract(PADDING));
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            words.setText(empty ? "" : item);
            setGraphic(empty ? null : words);
            // A screen reader reads a cell's text, and this one has none.
            setAccessibleText(empty ? null : item);
        }
    }

    private static final class OutcomeCell extends TippedCell {
        private void show(Finding finding) {
            switch (finding.outcome()) {
                case PASSED -> show(Feather.CHECK_CIRCLE, Tone.SUCCESS);
                case NOTHING -> {
                    setGraphic(new FontIcon(Feather.MINUS));
                    Tones.clear(this);
                }
                case UNKNOWN, SHORT ->
                    show(
                            finding.warning() ? Feather.ALERT_CIRCLE : Feather.X_CIRCLE,
                            finding.warning() ? Tone.WARNING : Tone.DANGER);
            }
        }

        private void show(Feather glyph, Tone tone) {
            setGraphic(new FontIcon(glyph));
            Tones.apply(this, tone);
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            Finding finding = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || finding == null) {
                setGraphic(null);
                Tones.clear(this);
            } else {
                show(finding);
            }
        }
    }
}

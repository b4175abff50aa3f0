package org.lockkeeper.ui.status;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.StateLook;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Tips;

/** A migration's state on one environment: an icon and a word, set apart where its neighbour on the left has what this one lacks. */
final class StateCell extends TableCell<StatusLine, StatusLine> {
    private static final PseudoClass LACKS = PseudoClass.getPseudoClass("lacks");
    private static final PseudoClass SETTLED = PseudoClass.getPseudoClass("settled");

    private final Supplier<Column> column;
    private final int place;
    private final Moments moments;
    private final FontIcon icon = new FontIcon();
    private @Nullable MigrationState shown;

    /** @param column asked each time: what it says of its environment changes with every reading */
    StateCell(Supplier<Column> column, int place, Moments moments) {
        this.column = column;
        this.place = place;
        this.moments = moments;
        getStyleClass().add("state-cell");
        icon.setVisible(false);
        setGraphic(icon);
        Tips.on(this, this::more);
    }

    @Override
    protected void updateItem(@Nullable StatusLine item, boolean empty) {
        super.updateItem(item, empty);
        if (item instanceof StatusLine.Entry entry) {
            MigrationState state = column.get().cell(entry.row()).state();
            boolean lacks = entry.lacks(place);
            if (state != shown) {
                show(state);
            }
            pseudoClassStateChanged(LACKS, lacks);
            setAccessibleText(lacks ? state.label() + ", " + neighbourHasIt().orElse("") : state.label());
        } else if (shown != null) {
            clear();
        }
    }

    private void show(MigrationState state) {
        StateLook look = StateLook.of(state);
        icon.setIconCode(look.icon());
        icon.setVisible(true);
        setText(state.label());
        Tones.apply(this, look.tone());
        pseudoClassStateChanged(SETTLED, state == MigrationState.APPLIED || state == MigrationState.BASELINE);
        shown = state;
    }

    /** Icon and tone stay: JavaFX leaves an icon without its colour where both go and come back before the next frame. */
    private void clear() {
        setText(null);
        icon.setVisible(false);
        setAccessibleText(null);
        pseudoClassStateChanged(LACKS, false);
        shown = null;
    }

    private String more() {
        if (!(getItem() instanceof StatusLine.Entry entry)) {
            return "";
        }
        MigrationStatus status = column.get().cell(entry.row());
        StringBuilder text = new StringBuilder(status.state().label());
        if (entry.lacks(place)) {
            neighbourHasIt().ifPresent(sentence -> text.append("; ").append(sentence));
        }
        status.appliedAt()
                .ifPresent(at -> text.append("\n")
                        .append(moments.exact(at))
                        .append(" (")
                        .append(Texts.get("control.age", moments.age(at)))
                        .append(")"));
        status.note().ifPresent(note -> text.append("\n").append(VisibleText.keepingLines(note)));
        if (status.note().isEmpty()) {
            column.get().status().error().ifPresent(error -> text.append("\n").append(VisibleText.keepingLines(error)));
        }
        return text.toString();
    }

    private Optional<String> neighbourHasIt() {
        return column.get()
                .left()
                .map(Column::profile)
                .map(ConnectionProfile::name)
                .map(name -> Texts.get("status.cell.lacks", name));
    }
}

package org.lockkeeper.ui.preview;

import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.run.RunStand;
import org.lockkeeper.ui.theme.Tips;

/** A part of the plan in the list: its name, how it stands in a run, and how many statements it has and how they commit. */
final class SectionCell extends ListCell<PlanSection> {
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final FontIcon icon = new FontIcon(Feather.CIRCLE);
    private final Label stand = new Label("", icon);
    private final HBox below = new HBox(stand, subtitle);
    private final VBox lines = new VBox(title, below);
    private final ObservableValue<Map<String, RunStand>> stands;

    /** @param stands of the run, by the migrations' names; empty where none is told of */
    SectionCell(ObservableValue<Map<String, RunStand>> stands) {
        this.stands = stands;
        getStyleClass().add("section-cell");
        title.getStyleClass().add("title");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        subtitle.getStyleClass().add("subtitle");
        stand.getStyleClass().add("stand");
        stand.setMinWidth(USE_PREF_SIZE);
        stand.managedProperty().bind(stand.visibleProperty());
        below.getStyleClass().add("below");
        below.setAlignment(Pos.CENTER_LEFT);
        Tips.on(this, () -> getItem() == null ? "" : VisibleText.of(getItem().title()));
        lines.setMinWidth(0);
        lines.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        stands.subscribe(_ -> showStand());
    }

    private void showStand() {
        PlanSection item = getItem();
        if (item == null || isEmpty()) {
            return;
        }
        RunStand known = item.migration() ? stands.getValue().get(item.title()) : null;
        stand.setVisible(known != null);
        String words = item.subtitle();
        if (known != null) {
            stand.setText(known.words());
            icon.setIconCode(icon(known.state()));
            Tones.apply(stand, known.state().tone());
            words = known.words() + ", " + words;
        }
        setAccessibleText(VisibleText.of(item.title()) + ", " + words);
    }

    private static Feather icon(RunStand.State state) {
        return switch (state) {
            case WAITING -> Feather.CLOCK;
            case RUNNING -> Feather.PLAY_CIRCLE;
            case APPLIED -> Feather.CHECK_CIRCLE;
            case FAILED -> Feather.X_CIRCLE;
            case NOT_BEGUN -> Feather.MINUS_CIRCLE;
        };
    }

    @Override
    protected void updateItem(@Nullable PlanSection item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            return;
        }
        String name = VisibleText.of(item.title());
        title.setText(name);
        title.getStyleClass().removeAll("mono", "engine");
        title.getStyleClass().add(item.migration() ? "mono" : "engine");
        subtitle.setText(item.subtitle());
        setGraphic(lines);
        showStand();
    }
}

package org.lockkeeper.ui.control;

import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.ui.theme.Stylesheets;

/** A state as an icon and a word. */
public final class StateBadge extends Label {
    private final FontIcon icon = new FontIcon();

    public StateBadge(MigrationState state) {
        getStyleClass().add("state-badge");
        getStylesheets().add(Stylesheets.of("tones"));
        setGraphic(icon);
        setMinWidth(USE_PREF_SIZE);
        show(state);
    }

    /** Changes to another state. */
    public void show(MigrationState state) {
        StateLook look = StateLook.of(state);
        icon.setIconCode(look.icon());
        Tones.apply(this, look.tone());
        setText(state.label());
    }
}

package org.lockkeeper.ui.control;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.theme.Stylesheets;

/** A long text shown short, such as a digest; the tooltip has all of it, and pressing copies all of it. */
public final class CopyChip extends Button {
    private static final Duration THANKS = Duration.seconds(1.5);

    private final PauseTransition thanks = new PauseTransition(THANKS);
    private String label = "";
    private String whole = "";

    public CopyChip() {
        getStyleClass().setAll("copy-chip");
        getStylesheets().add(Stylesheets.of("copy-chip"));
        setMinWidth(USE_PREF_SIZE);
        setGraphic(new FontIcon(Feather.COPY));
        // A name with an underscore is no shortcut.
        setMnemonicParsing(false);
        setOnAction(_ -> copy());
        thanks.setOnFinished(_ -> rest());
    }

    /**
     * @param shown what stands on the chip
     * @param text what is copied
     */
    public void show(String shown, String text) {
        label = shown;
        whole = text;
        setTooltip(new Tooltip(Texts.get("control.copy", text)));
        setAccessibleText(label + ", " + Texts.get("control.copy", text));
        rest();
    }

    private void copy() {
        SqlView.copy(whole);
        setText(Texts.get("control.copied"));
        setGraphic(new FontIcon(Feather.CHECK));
        thanks.playFromStart();
    }

    private void rest() {
        setText(label);
        setGraphic(new FontIcon(Feather.COPY));
    }
}

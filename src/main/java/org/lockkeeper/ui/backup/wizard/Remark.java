package org.lockkeeper.ui.backup.wizard;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;

/** A sentence that a person should have read, with its sign. */
final class Remark extends Label {
    Remark(Tone tone, String sentence) {
        super(VisibleText.keepingLines(sentence));
        getStyleClass().add("remark");
        setGraphic(Icons.of(
                switch (tone) {
                    case SUCCESS -> Feather.CHECK_CIRCLE;
                    case WARNING -> Feather.ALERT_TRIANGLE;
                    case DANGER -> Feather.X_CIRCLE;
                    case ACCENT, QUIET -> Feather.INFO;
                }));
        Tones.apply(this, tone);
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
    }
}

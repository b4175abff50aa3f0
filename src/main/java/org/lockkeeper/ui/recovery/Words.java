package org.lockkeeper.ui.recovery;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;

/** Texts of the page as labels that wrap. */
final class Words {
    private Words() {}

    static Label wrapped(String text, String styleClass) {
        Label label = new Label(VisibleText.keepingLines(text));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }

    static Label section(String key) {
        Label label = new Label(Texts.get(key));
        label.getStyleClass().add("section");
        return label;
    }

    static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) + " …" : text;
    }
}

package org.lockkeeper.ui.theme;

import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons and the buttons made of them. */
public final class Icons {
    private Icons() {}

    /** An icon that takes its size and colour from its surroundings; it is decoration and says nothing to a screen reader. */
    public static FontIcon of(Feather glyph, String... styleClasses) {
        FontIcon icon = new FontIcon(glyph);
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }

    /** A button without a label; its name is its tooltip and what a screen reader says. */
    public static Button button(Feather glyph, String name, Runnable run) {
        Button button = new Button("", of(glyph));
        button.getStyleClass().addAll("icon-button");
        button.setAccessibleText(name);
        Tips.on(button, button::getAccessibleText);
        button.setOnAction(_ -> run.run());
        return button;
    }
}

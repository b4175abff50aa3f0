package org.lockkeeper.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/** Dresses the window: Primer, light or dark, below our own tokens. For the toolkit's thread. */
public final class Theme {
    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);

    /** Starts with a choice, and follows it and the operating system from now on. */
    public Theme(ThemeChoice initial) {
        choice.set(initial);
        choice.subscribe(this::apply);
        Platform.getPreferences().colorSchemeProperty().subscribe(this::apply);
        apply();
    }

    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /** Puts the tokens and the base styles on a scene. */
    public static void dress(Scene scene) {
        scene.getStylesheets().addAll(Stylesheets.of("tokens"), Stylesheets.of("base"), Fonts.stylesheet());
    }

    private void apply() {
        boolean dark = switch (choice.get()) {
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
            case DARK -> true;
            case LIGHT -> false;
        };
        // The compiled sheet: parsing Primer's text costs a tenth of a second of every start.
        String sheet =
                dark ? new PrimerDark().getUserAgentStylesheetBSS() : new PrimerLight().getUserAgentStylesheetBSS();
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }
}

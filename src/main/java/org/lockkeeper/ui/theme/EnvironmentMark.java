package org.lockkeeper.ui.theme;

import javafx.scene.layout.Region;
import org.lockkeeper.guard.Environment;

/** An environment's sign: a circle for development, a diamond for staging, a square for production, each in its colour. */
public final class EnvironmentMark extends Region {
    public EnvironmentMark(Environment environment) {
        getStyleClass().addAll("environment-mark", environment.label());
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMouseTransparent(true);
    }
}

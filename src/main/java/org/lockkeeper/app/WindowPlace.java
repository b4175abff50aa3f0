package org.lockkeeper.app;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.lockkeeper.ui.settings.Settings;
import org.lockkeeper.ui.settings.Settings.Place;
import org.lockkeeper.ui.settings.SettingsModel;

/** Brings the window back to where it was, if a screen is still there. */
final class WindowPlace {
    private static final double FIRST_WIDTH = 1_280;
    private static final double FIRST_HEIGHT = 820;
    private static final double REACHABLE = 80;

    private final Stage stage;
    private final SettingsModel settings;

    WindowPlace(Stage stage, SettingsModel settings) {
        this.stage = stage;
        this.settings = settings;
    }

    void restore() {
        Rectangle2D main = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(Place.MIN_WIDTH, main.getWidth()));
        stage.setMinHeight(Math.min(Place.MIN_HEIGHT, main.getHeight()));
        Optional<Place> place = settings.current().place().filter(WindowPlace::isReachable);
        stage.setWidth(Math.min(place.map(Place::width).orElse(FIRST_WIDTH), main.getWidth()));
        stage.setHeight(Math.min(place.map(Place::height).orElse(FIRST_HEIGHT), main.getHeight()));
        place.ifPresentOrElse(
                known -> {
                    stage.setX(known.x());
                    stage.setY(known.y());
                    stage.setMaximized(known.maximised());
                },
                stage::centerOnScreen);
    }

    void remember() {
        Optional<Place> before = settings.current().place();
        boolean maximised = stage.isMaximized();
        Place now = maximised && before.isPresent()
                ? maximised(before.get())
                : new Place(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), maximised);
        settings.update((Settings s) -> s.withPlace(now));
    }

    private static Place maximised(Place place) {
        return new Place(place.x(), place.y(), place.width(), place.height(), true);
    }

    /** Whether enough of the title bar would be on some screen to take hold of it. */
    private static boolean isReachable(Place place) {
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .anyMatch(bounds -> bounds.intersects(place.x(), place.y(), place.width(), REACHABLE)
                        && place.x() + place.width() > bounds.getMinX() + REACHABLE
                        && place.x() < bounds.getMaxX() - REACHABLE);
    }
}

package org.lockkeeper.ui.control;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.theme.EnvironmentMark;
import org.lockkeeper.ui.theme.Tips;

/** The environment in focus on a button, all of them in its menu: for where they do not fit side by side. */
final class EnvironmentMenu extends MenuButton {
    /** Pixels of a name; what stands beside the button needs room too. */
    private static final double MOST = 200;

    EnvironmentMenu(List<ConnectionProfile> profiles, Consumer<ConnectionProfile> choose) {
        getStyleClass().add("environment-menu");
        setMinWidth(USE_PREF_SIZE);
        profiles.forEach(profile -> getItems().add(item(profile, () -> choose.accept(profile))));
        Tips.on(this, () -> String.valueOf(getAccessibleText()));
    }

    void show(ConnectionProfile profile) {
        setGraphic(new EnvironmentBadge(profile, MOST));
        setAccessibleText(
                "%s, %s, %s".formatted(profile.name(), profile.environment().label(), profile.address()));
    }

    private static MenuItem item(ConnectionProfile profile, Runnable choose) {
        MenuItem item = new MenuItem(
                profile.name() + "   " + profile.environment().label(), new EnvironmentMark(profile.environment()));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> choose.run());
        return item;
    }
}

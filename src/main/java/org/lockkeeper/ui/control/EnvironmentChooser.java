package org.lockkeeper.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.theme.EnvironmentMark;
import org.lockkeeper.ui.theme.Stylesheets;

/** The environments side by side, the one in focus pressed. */
public final class EnvironmentChooser extends HBox {
    /**
     * @param focus the one in focus
     * @param choose hears which one was pressed
     */
    public EnvironmentChooser(
            List<ConnectionProfile> profiles,
            ReadOnlyObjectProperty<Optional<ConnectionProfile>> focus,
            Consumer<ConnectionProfile> choose) {
        getStyleClass().add("environment-chooser");
        getStylesheets().add(Stylesheets.of("environment-chooser"));
        ToggleGroup group = new ToggleGroup();
        int last = profiles.size() - 1;
        for (int i = 0; i <= last; i++) {
            ConnectionProfile profile = profiles.get(i);
            ToggleButton button = new ToggleButton(profile.name(), new EnvironmentMark(profile.environment()));
            button.setTooltip(new Tooltip(profile.environment().label() + ", " + profile.address()));
            button.setAccessibleText(
                    profile.name() + ", " + profile.environment().label());
            button.setMinWidth(USE_PREF_SIZE);
            button.setUserData(profile.name());
            button.setToggleGroup(group);
            button.getStyleClass()
                    .add(last == 0 ? "small" : i == 0 ? "left-pill" : i == last ? "right-pill" : "center-pill");
            button.setOnAction(_ -> {
                button.setSelected(true);
                choose.accept(profile);
            });
            getChildren().add(button);
        }
        focus.subscribe(focused -> group.getToggles()
                .forEach(toggle -> toggle.setSelected(
                        focused.map(f -> f.name().equals(toggle.getUserData())).orElse(false))));
    }
}

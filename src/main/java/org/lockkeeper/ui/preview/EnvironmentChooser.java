package org.lockkeeper.ui.preview;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.theme.EnvironmentMark;

/** The environments side by side, the one in focus pressed. */
final class EnvironmentChooser extends HBox {
    EnvironmentChooser(PreviewViewModel model) {
        getStyleClass().add("environment-chooser");
        ToggleGroup group = new ToggleGroup();
        int last = model.profiles().size() - 1;
        for (int i = 0; i <= last; i++) {
            ConnectionProfile profile = model.profiles().get(i);
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
                model.choose(profile);
            });
            getChildren().add(button);
        }
        model.environmentProperty()
                .subscribe(focused -> group.getToggles()
                        .forEach(toggle ->
                                toggle.setSelected(focused.map(f -> f.name().equals(toggle.getUserData()))
                                        .orElse(false))));
    }
}

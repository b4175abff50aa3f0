package org.lockkeeper.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.theme.EnvironmentMark;
import org.lockkeeper.ui.theme.Stylesheets;

/** The environments side by side, the one in focus pressed; where they do not fit, the one in focus on a button with a menu. */
public final class EnvironmentChooser extends Region {
    /** Pixels; what stands beside a chooser that takes more has no room left in a window of a usual width. */
    private static final double WIDEST = 520;

    private final HBox sideBySide = new HBox();
    private final EnvironmentMenu menu;

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
        menu = new EnvironmentMenu(profiles, choose);
        ToggleGroup group = new ToggleGroup();
        int last = profiles.size() - 1;
        for (int i = 0; i <= last; i++) {
            ConnectionProfile profile = profiles.get(i);
            ToggleButton button = new ToggleButton(profile.name(), new EnvironmentMark(profile.environment()));
            button.setMnemonicParsing(false);
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
            sideBySide.getChildren().add(button);
        }
        getChildren().addAll(sideBySide, menu);
        focus.subscribe(focused -> {
            group.getToggles()
                    .forEach(toggle ->
                            toggle.setSelected(focused.map(f -> f.name().equals(toggle.getUserData()))
                                    .orElse(false)));
            focused.ifPresent(menu::show);
        });
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(sideBySide.prefWidth(-1), menu.prefWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        double wanted = sideBySide.prefWidth(-1);
        return wanted > WIDEST ? menu.prefWidth(-1) : wanted;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(sideBySide.prefHeight(-1), menu.prefHeight(-1));
    }

    @Override
    protected double computeMaxHeight(double width) {
        return prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        boolean fit = sideBySide.prefWidth(-1) <= Math.max(getWidth(), menu.prefWidth(-1));
        Region shown = fit ? sideBySide : menu;
        sideBySide.setVisible(fit);
        menu.setVisible(!fit);
        double width = Math.min(getWidth(), shown.prefWidth(-1));
        double height = Math.min(getHeight(), shown.prefHeight(-1));
        // The other one may be higher.
        shown.resizeRelocate(getWidth() - width, snapPositionY((getHeight() - height) / 2), width, height);
    }
}

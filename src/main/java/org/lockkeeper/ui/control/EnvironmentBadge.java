package org.lockkeeper.ui.control;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.theme.EnvironmentMark;
import org.lockkeeper.ui.theme.Stylesheets;

/** An environment's sign: its mark, its name, and what it is for where the name does not say so. */
public final class EnvironmentBadge extends HBox {
    public EnvironmentBadge(ConnectionProfile profile) {
        getStyleClass().add("environment-badge");
        getStylesheets().add(Stylesheets.of("environment-badge"));
        Label name = new Label(profile.name());
        name.getStyleClass().add("name");
        name.setMinWidth(24);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        getChildren().addAll(new EnvironmentMark(profile.environment()), name);
        if (!profile.name().equals(profile.environment().label())) {
            Label word = new Label(profile.environment().label());
            word.getStyleClass().add("word");
            word.setMinWidth(USE_PREF_SIZE);
            getChildren().add(word);
        }
        setAccessibleText(profile.name() + ", " + profile.environment().label());
    }
}

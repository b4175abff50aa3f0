package org.lockkeeper.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.theme.EnvironmentMark;
import org.lockkeeper.ui.theme.Stylesheets;

/** An environment's sign: its mark, its name, and what it is for where the name does not say so. */
public final class EnvironmentBadge extends HBox {
    private static final double LEAST = 60;
    private static final double MOST = 300;

    /** On one line. */
    public EnvironmentBadge(ConnectionProfile profile) {
        this(profile, MOST);
    }

    /** @param most pixels of the name */
    EnvironmentBadge(ConnectionProfile profile, double most) {
        this(profile, Orientation.HORIZONTAL, most);
    }

    /** @param words vertical puts what the environment is for below its name, where there is little room */
    public EnvironmentBadge(ConnectionProfile profile, Orientation words) {
        this(profile, words, MOST);
    }

    private EnvironmentBadge(ConnectionProfile profile, Orientation words, double most) {
        getStyleClass().add("environment-badge");
        getStylesheets().add(Stylesheets.of("environment-badge"));
        NameLabel name = new NameLabel(profile.name(), LEAST, most);
        name.getStyleClass().add("name");
        EnvironmentMark mark = new EnvironmentMark(profile.environment());
        if (words == Orientation.VERTICAL) {
            getStyleClass().add("tall");
            VBox lines = new VBox(name, word(profile));
            lines.setMinWidth(0);
            HBox.setHgrow(lines, Priority.ALWAYS);
            getChildren().addAll(mark, lines);
        } else {
            getChildren().addAll(mark, name);
            if (!profile.name().equals(profile.environment().label())) {
                getChildren().add(word(profile));
            }
        }
        setAccessibleText(profile.name() + ", " + profile.environment().label());
    }

    private static Label word(ConnectionProfile profile) {
        Label word = new Label(profile.environment().label());
        word.getStyleClass().add("word");
        word.setMinWidth(USE_PREF_SIZE);
        return word;
    }
}

package org.lockkeeper.ui.backup.wizard;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EnvironmentBadge;

/** One environment out of the workspace's. */
final class ProfileBox extends ComboBox<ConnectionProfile> {
    ProfileBox(
            List<ConnectionProfile> profiles,
            ObservableValue<Optional<ConnectionProfile>> chosen,
            Consumer<ConnectionProfile> choose) {
        getItems().setAll(profiles);
        setAccessibleText(Texts.get("make.environment"));
        setCellFactory(_ -> new Cell());
        setButtonCell(new Cell());
        chosen.subscribe(profile -> profile.ifPresent(this::setValue));
        valueProperty().subscribe(profile -> {
            if (profile != null) {
                choose.accept(profile);
            }
        });
    }

    private static final class Cell extends ListCell<ConnectionProfile> {
        @Override
        protected void updateItem(ConnectionProfile profile, boolean empty) {
            super.updateItem(profile, empty);
            setGraphic(empty || profile == null ? null : new EnvironmentBadge(profile));
        }
    }
}

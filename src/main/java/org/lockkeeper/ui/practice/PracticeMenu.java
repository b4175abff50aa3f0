package org.lockkeeper.ui.practice;

import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.ui.Texts;

/** A button with the incidents that can be practised; gone while one is on, whose card says so. */
public final class PracticeMenu extends MenuButton {
    public PracticeMenu(PracticeViewModel model) {
        super(Texts.get("practice.menu"));
        setId("practise-incident");
        setMinWidth(USE_PREF_SIZE);
        for (Incident incident : model.offered()) {
            MenuItem item = new MenuItem(incident.title());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> model.start(incident));
            getItems().add(item);
        }
        disableProperty().bind(model.busyProperty());
        visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.incidentProperty().get().isEmpty(), model.incidentProperty()));
        managedProperty().bind(visibleProperty());
        model.look();
    }
}

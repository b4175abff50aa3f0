package org.lockkeeper.ui.practice;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.theme.Tips;

/** A button with the incidents that can be practised; gone while one is on, whose card says so. */
public final class PracticeMenu extends MenuButton {
    /** @param leave moves the focus on before the button, which has it, is gone */
    public PracticeMenu(PracticeViewModel model, Runnable leave) {
        super(Texts.get("practice.menu"));
        setId("practise-incident");
        setAccessibleText(Texts.get("practice.menu.hint"));
        Tips.on(this, this::getAccessibleText);
        setMinWidth(USE_PREF_SIZE);
        for (Incident incident : model.offered()) {
            MenuItem item = new MenuItem(incident.title());
            item.setMnemonicParsing(false);
            // Not the button: it has the focus, which would go to whatever button is next.
            item.disableProperty().bind(model.busyProperty());
            item.setOnAction(_ -> model.start(incident));
            getItems().add(item);
        }
        managedProperty().bind(visibleProperty());
        model.incidentProperty().subscribe(incident -> {
            if (incident.isPresent() && isFocused()) {
                leave.run();
            }
            setVisible(incident.isEmpty());
        });
        model.look();
    }
}

package org.lockkeeper.ui.logs;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.StackPane;
import org.lockkeeper.activity.Session;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.ReasonedButton;

/** A button for the Activity page: the selected session's lines in a log. */
public final class SessionInLog extends StackPane {
    private final ObservableValue<List<Session>> selected;
    private final SessionLead lead;
    private final ReasonedButton button;

    /**
     * @param selected the sessions that are selected
     * @param front brings the Logs page to the front
     */
    public SessionInLog(ObservableValue<List<Session>> selected, LogsViewModel logs, SessionLead lead, Runnable front) {
        this.selected = selected;
        this.lead = lead;
        this.button = new ReasonedButton(Texts.get("logs.session"), () -> {
            front.run();
            lead.show(selected.getValue().getFirst());
        });
        setMinWidth(USE_PREF_SIZE);
        getChildren().add(button);
        selected.subscribe(_ -> show());
        logs.openProperty().subscribe(_ -> show());
    }

    private void show() {
        button.refuse(lead.refusal(selected.getValue()));
    }
}

package org.lockkeeper.ui.logs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.StackPane;
import org.lockkeeper.activity.Session;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.ReasonedButton;

/** A button for the Activity page: the selected session's lines in the log that is open. */
public final class SessionInLog extends StackPane {
    private final ObservableValue<List<Session>> selected;
    private final LogsViewModel logs;
    private final ReasonedButton button;

    /**
     * @param selected the sessions that are selected
     * @param past the moment that the sessions are of; empty where that is now
     * @param front brings the Logs page to the front
     */
    public SessionInLog(
            ObservableValue<List<Session>> selected,
            Supplier<Optional<Instant>> past,
            LogsViewModel logs,
            Runnable front) {
        this.selected = selected;
        this.logs = logs;
        this.button = new ReasonedButton(Texts.get("logs.session"), () -> {
            Session session = selected.getValue().getFirst();
            logs.showProcess(session.pid(), session.backendStart(), past.get());
            front.run();
        });
        setMinWidth(USE_PREF_SIZE);
        getChildren().add(button);
        selected.subscribe(_ -> show());
        logs.openProperty().subscribe(_ -> show());
    }

    private void show() {
        button.refuse(
                selected.getValue().size() != 1
                        ? Optional.of(Texts.get("logs.session.none"))
                        : logs.openProperty().get().isEmpty()
                                ? Optional.of(Texts.get("logs.session.noLog"))
                                : Optional.empty());
    }
}

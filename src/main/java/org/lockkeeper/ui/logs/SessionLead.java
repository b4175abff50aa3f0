package org.lockkeeper.ui.logs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lockkeeper.activity.Session;
import org.lockkeeper.ui.Texts;

/** The way from a session to its lines: in the open log where they may stand there, else in its server's own, which is opened. */
public final class SessionLead {
    private final LogsViewModel logs;
    private final Supplier<Optional<String>> environment;
    private final Supplier<Optional<Instant>> past;

    /**
     * @param environment whose sessions are shown; empty where that is not known
     * @param past the moment that they are of; empty where that is now
     */
    public SessionLead(LogsViewModel logs, Supplier<Optional<String>> environment, Supplier<Optional<Instant>> past) {
        this.logs = logs;
        this.environment = environment;
        this.past = past;
    }

    /** Why those sessions lead nowhere. */
    Optional<String> refusal(List<Session> selected) {
        if (selected.size() != 1) {
            return Optional.of(Texts.get("logs.session.none"));
        }
        boolean known = environment.get().isPresent() || logs.hasLogOf(lines(selected.getFirst()));
        return known ? Optional.empty() : Optional.of(Texts.get("logs.session.noLog"));
    }

    void show(Session session) {
        logs.showProcess(lines(session));
    }

    private ProcessLines lines(Session session) {
        return ProcessLines.of(session, environment.get(), past.get());
    }
}

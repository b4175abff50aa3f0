package org.lockkeeper.activity.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.lockkeeper.activity.AgeWords;
import org.lockkeeper.activity.LockWait;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.ServerState;
import org.lockkeeper.activity.Session;
import org.lockkeeper.connection.AlertRules;

/** What the rules look at, in one reading. Rules that are off are left out. */
final class Measures {
    private final Reading reading;
    private final AlertRules rules;
    private final List<Measure> measures = new ArrayList<>();

    private Measures(Reading reading, AlertRules rules) {
        this.reading = reading;
        this.rules = rules;
    }

    static List<Measure> of(Reading reading, AlertRules rules) {
        Measures measures = new Measures(reading, rules);
        List<Session> clients =
                reading.clients().stream().filter(session -> !session.isOwn()).toList();
        measures.longest(clients);
        measures.idle(clients);
        measures.waiting(clients);
        measures.blocked();
        measures.connections();
        measures.transactionIds();
        return measures.measures;
    }

    private void longest(List<Session> clients) {
        oldest(clients, Session::transactionStart)
                .ifPresent(session -> age(
                        AlertKind.LONGEST_TRANSACTION,
                        rules.longestTransaction(),
                        session.transactionStart(),
                        session,
                        "has had a transaction open for"));
    }

    private void idle(List<Session> clients) {
        List<Session> idle =
                clients.stream().filter(Session::isIdleInTransaction).toList();
        oldest(idle, Session::stateChange)
                .ifPresent(session -> age(
                        AlertKind.IDLE_IN_TRANSACTION,
                        rules.idleInTransaction(),
                        session.stateChange(),
                        session,
                        "has been idle in a transaction for"));
    }

    private static Optional<Session> oldest(List<Session> sessions, Function<Session, Optional<Instant>> since) {
        return sessions.stream()
                .filter(session -> since.apply(session).isPresent())
                .min(Comparator.comparing(session -> since.apply(session).orElseThrow()));
    }

    private void age(AlertKind kind, Duration limit, Optional<Instant> since, Session session, String what) {
        since.map(reading::age)
                .ifPresent(age -> add(
                        kind,
                        age.toMillis(),
                        limit.toMillis(),
                        OptionalInt.of(session.pid()),
                        "%s %s %s (limit %s).".formatted(name(session), what, AgeWords.of(age), AgeWords.of(limit))));
    }

    private void waiting(List<Session> clients) {
        long waiting = clients.stream().filter(Session::waitsForLock).count();
        add(
                AlertKind.WAITING_SESSIONS,
                waiting,
                rules.waitingSessions(),
                OptionalInt.empty(),
                "%d sessions wait for a lock (limit %d).".formatted(waiting, rules.waitingSessions()));
    }

    private void blocked() {
        reading.waits().waits().stream()
                .filter(wait -> since(wait).isPresent())
                .min(Comparator.comparing(wait -> since(wait).orElseThrow()))
                .ifPresent(wait -> {
                    Duration age = reading.age(since(wait).orElseThrow());
                    add(
                            AlertKind.BLOCKED_FOR,
                            age.toMillis(),
                            rules.blockedFor().toMillis(),
                            OptionalInt.of(wait.pid()),
                            "%s has been blocked for %s by %s (limit %s)."
                                    .formatted(
                                            reading.session(wait.pid())
                                                    .map(Measures::name)
                                                    .orElse("Backend " + wait.pid()),
                                            AgeWords.of(age),
                                            wait.blockers().stream().distinct().toList(),
                                            AgeWords.of(rules.blockedFor())));
                });
    }

    private Optional<Instant> since(LockWait wait) {
        return wait.since().or(() -> reading.session(wait.pid()).flatMap(Session::queryStart));
    }

    private void connections() {
        ServerState server = reading.server();
        int open = server.maxConnections() - server.reservedConnections();
        // The own one counts too: it takes one of those that there are.
        long used = reading.clients().size() + 1L;
        if (open > 0) {
            add(
                    AlertKind.CONNECTIONS,
                    used * 100 / open,
                    rules.connectionsPercent(),
                    OptionalInt.empty(),
                    "%d of %d connections are taken, %d %% (limit %d %%)."
                            .formatted(used, open, used * 100 / open, rules.connectionsPercent()));
        }
    }

    private void transactionIds() {
        long age = reading.server().transactionIdAge();
        add(
                AlertKind.TRANSACTION_ID_AGE,
                age,
                rules.transactionIdAge(),
                OptionalInt.empty(),
                "The oldest database lies %,d transactions behind its freezing (limit %,d); at %,d the server stops taking writes."
                        .formatted(age, rules.transactionIdAge(), ServerState.WRAPAROUND));
    }

    private void add(AlertKind kind, long value, long limit, OptionalInt pid, String words) {
        if (limit > 0) {
            measures.add(new Measure(kind, value, limit, pid, words));
        }
    }

    private static String name(Session session) {
        return "Backend %d (%s)"
                .formatted(session.pid(), session.application().isEmpty() ? session.user() : session.application());
    }
}

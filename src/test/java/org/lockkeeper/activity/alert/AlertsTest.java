package org.lockkeeper.activity.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.Access;
import org.lockkeeper.activity.LockWait;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.ServerState;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.WaitEvent;
import org.lockkeeper.activity.Waits;
import org.lockkeeper.connection.AlertRules;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.db.ServerVersion;
import org.lockkeeper.guard.TargetIdentity;

class AlertsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

    private int tick;

    private Reading reading(long transactionIdAge, List<Session> sessions, List<LockWait> waits) {
        Instant at = NOW.plusSeconds(tick++);
        return new Reading(
                "prod",
                at,
                Duration.ofMillis(3),
                new ServerState(
                        new ServerFacts(
                                new TargetIdentity("1", "shop", 1),
                                new ServerVersion(150_018, "15.18"),
                                Optional.of("1"),
                                false,
                                "dba"),
                        NOW.minusSeconds(1000),
                        23,
                        3,
                        transactionIdAge,
                        200_000_000,
                        new Access("dba", true, true, false)),
                sessions,
                new Waits(at, waits, List.of(), List.of()),
                Optional.empty());
    }

    private Reading sessions(Session... sessions) {
        return reading(0, List.of(sessions), List.of());
    }

    private static Session session(int pid, String application, String state, Duration transaction, boolean waits) {
        Optional<Instant> since = transaction.isZero() ? Optional.empty() : Optional.of(NOW.minus(transaction));
        return new Session(
                pid,
                Optional.of(NOW.minusSeconds(9_999)),
                Optional.empty(),
                "client backend",
                "shop",
                "shop",
                application,
                "local",
                state,
                waits ? Optional.of(new WaitEvent("Lock", "relation")) : Optional.empty(),
                since,
                since,
                since,
                Optional.empty(),
                Optional.empty(),
                "select 1",
                8);
    }

    private static List<AlertKind> kinds(List<Alert> alerts) {
        return alerts.stream().map(Alert::kind).toList();
    }

    private Alerts after(Alerts before, Reading reading) {
        return before.after(reading, AlertRules.USUAL);
    }

    @Test
    void a_quiet_server_raises_nothing() {
        Alerts alerts = after(Alerts.none(), sessions(session(1, "web", "idle", Duration.ZERO, false)));
        assertThat(alerts.standing()).isEmpty();
        assertThat(alerts.raised()).isEmpty();
    }

    @Test
    void each_rule_raises_its_alert_and_names_whom_it_is_about() {
        Session idle = session(7, "reports", "idle in transaction", Duration.ofMinutes(31), false);
        Alerts alerts = after(Alerts.none(), sessions(idle));
        assertThat(kinds(alerts.raised()))
                .containsExactlyInAnyOrder(AlertKind.LONGEST_TRANSACTION, AlertKind.IDLE_IN_TRANSACTION);
        assertThat(alerts.standing()).allSatisfy(a -> assertThat(a.pid()).hasValue(7));
        assertThat(alerts.standing().getFirst().words())
                .contains("Backend 7 (reports)")
                .contains("31 m");

        List<Session> many = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            many.add(session(100 + i, "web", "active", Duration.ofSeconds(40), i < 10));
        }
        LockWait wait = new LockWait(
                100, List.of(7, 7), Optional.of(NOW.minusSeconds(40)), Optional.empty(), "AccessShareLock");
        assertThat(kinds(after(Alerts.none(), reading(900_000_001, many, List.of(wait)))
                        .raised()))
                .containsExactlyInAnyOrder(
                        AlertKind.WAITING_SESSIONS,
                        AlertKind.BLOCKED_FOR,
                        AlertKind.CONNECTIONS,
                        AlertKind.TRANSACTION_ID_AGE);
    }

    @Test
    void a_rule_that_is_off_and_lockkeepers_own_sessions_raise_nothing() {
        AlertRules off = new AlertRules(Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, 0, 0);
        Reading bad = sessions(session(7, "reports", "idle in transaction", Duration.ofHours(9), true));
        assertThat(Alerts.none().after(bad, off).standing()).isEmpty();
        Reading own = sessions(session(7, "lockkeeper", "idle in transaction", Duration.ofHours(9), false));
        assertThat(after(Alerts.none(), own).standing()).isEmpty();
    }

    private Reading waiting(int count) {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sessions.add(session(100 + i, "web", "active", Duration.ofSeconds(1), true));
        }
        return reading(0, sessions, List.of());
    }

    @Test
    void a_value_that_swings_around_its_limit_is_one_alert() {
        Alerts alerts = after(Alerts.none(), waiting(10));
        int raised = alerts.raised().size();
        for (int i = 0; i < 20; i++) {
            alerts = after(alerts, waiting(i % 2 == 0 ? 9 : 11));
            raised += alerts.raised().size();
            assertThat(alerts.cleared()).isEmpty();
        }
        assertThat(raised).isEqualTo(1);
        assertThat(alerts.standing().getFirst().since()).isEqualTo(NOW);
    }

    @Test
    void it_is_cleared_after_three_calm_readings_and_one_in_between_begins_the_count_anew() {
        Alerts alerts = after(Alerts.none(), waiting(12));
        alerts = after(after(alerts, waiting(2)), waiting(2));
        alerts = after(alerts, waiting(12));
        alerts = after(after(alerts, waiting(0)), waiting(2));
        assertThat(alerts.cleared()).isEmpty();
        alerts = after(alerts, waiting(2));
        assertThat(kinds(alerts.cleared())).containsExactly(AlertKind.WAITING_SESSIONS);
        assertThat(alerts.standing()).isEmpty();
        assertThat(after(alerts, waiting(12)).raised()).hasSize(1);
    }
}

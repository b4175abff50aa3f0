package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.Session;

/** In what is made up a statement runs for 30 s, a state lasts for 10 s, and a wait for 5 s. */
class MarkTest {
    private static final String CLIENT = "client backend";

    @Test
    void a_statement_is_long_running_from_its_threshold_on() {
        Session runs = session(CLIENT, "active", 0);
        assertThat(marks(runs, thresholds(30, 60, 60))).containsExactly(Mark.LONG_RUNNING);
        assertThat(marks(runs, thresholds(31, 60, 60))).isEmpty();
        assertThat(marks(session(CLIENT, "idle", 0), thresholds(1, 60, 60))).isEmpty();
        assertThat(marks(session("walsender", "active", 0), thresholds(1, 60, 60)))
                .isEmpty();
    }

    @Test
    void idle_in_transaction_is_marked_by_how_long_it_is_so_aborted_or_not() {
        for (String state : List.of("idle in transaction", "idle in transaction (aborted)")) {
            Session idle = session(CLIENT, state, 0);
            assertThat(marks(idle, thresholds(1, 10, 60))).containsExactly(Mark.IDLE_IN_TRANSACTION);
            assertThat(marks(idle, thresholds(1, 11, 60))).isEmpty();
        }
    }

    @Test
    void a_wait_is_marked_by_how_long_it_is_and_before_what_is_less_grave() {
        Reading reading = new Readings().active(1).waiting(2, 1).waiting(3, 2).reading();
        Session waits = reading.session(2).orElseThrow();
        assertThat(marks(waits, reading, thresholds(30, 60, 5)))
                .containsExactly(Mark.BLOCKING, Mark.WAITING, Mark.LONG_RUNNING);
        assertThat(marks(waits, reading, thresholds(60, 60, 6))).containsExactly(Mark.BLOCKING);
    }

    @Test
    void whoever_holds_back_vacuum_is_marked_a_replication_sender_for_its_standby_too() {
        for (String type : List.of(CLIENT, "walsender")) {
            assertThat(marks(session(type, "idle in transaction", 1_000_000), Thresholds.USUAL))
                    .containsExactly(Mark.HOLDS_VACUUM);
            assertThat(marks(session(type, "idle in transaction", 999_999), Thresholds.USUAL))
                    .isEmpty();
        }
        assertThat(marks(session("autovacuum worker", "active", 1_000_000), Thresholds.USUAL))
                .isEmpty();
    }

    private static List<Mark> marks(Session session, Thresholds thresholds) {
        return marks(session, new Readings().session(session).reading(), thresholds);
    }

    private static List<Mark> marks(Session session, Reading reading, Thresholds thresholds) {
        return Mark.of(session, reading, Forest.of(reading), thresholds, Mark.waitingLong(reading, thresholds));
    }

    private static Thresholds thresholds(long running, long idle, long waiting) {
        return new Thresholds(
                Duration.ofSeconds(running), Duration.ofSeconds(idle), Duration.ofSeconds(waiting), 1_000_000);
    }

    private static Session session(String type, String state, long xmin) {
        return new Session(
                7,
                Optional.of(Readings.AT),
                Optional.empty(),
                type,
                "app",
                "shop",
                "web",
                "local",
                state,
                Optional.empty(),
                Optional.of(Readings.AT.minusSeconds(60)),
                Optional.of(Readings.AT.minusSeconds(30)),
                Optional.of(Readings.AT.minusSeconds(10)),
                Optional.of(xmin),
                Optional.empty(),
                "select 1",
                8);
    }
}

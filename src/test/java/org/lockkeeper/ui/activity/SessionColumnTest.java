package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.LockWait;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.WaitEvent;
import org.lockkeeper.activity.Waits;
import org.lockkeeper.ui.control.Tone;

/** What stands in the cells of one line. */
class SessionColumnTest {
    @Test
    void each_column_says_its_part_of_a_session_that_waits() {
        SessionFacts waits =
                facts(new Readings().active(1).waiting(2, 1).waiting(3, 2).reading(), 2);
        assertThat(Arrays.stream(SessionColumn.values()).collect(Collectors.toMap(c -> c, c -> c.words(waits))))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(SessionColumn.PID, "2"),
                        Map.entry(SessionColumn.APPLICATION, "web"),
                        Map.entry(SessionColumn.USER, "app"),
                        Map.entry(SessionColumn.DATABASE, "shop"),
                        Map.entry(SessionColumn.CLIENT, "10.0.0.7"),
                        Map.entry(SessionColumn.STATE, "waiting"),
                        Map.entry(SessionColumn.WAIT, "Lock: relation"),
                        Map.entry(SessionColumn.TRANSACTION, "1 m 00 s"),
                        Map.entry(SessionColumn.STATEMENT, "30 s"),
                        Map.entry(SessionColumn.STATE_AGE, "10 s"),
                        Map.entry(SessionColumn.XMIN, ""),
                        Map.entry(SessionColumn.QUERY, "select 2"),
                        Map.entry(SessionColumn.BLOCKED_BY, "1"),
                        Map.entry(SessionColumn.BLOCKS, "1")));
    }

    @Test
    void a_state_bears_its_marks_as_words_and_the_tone_of_the_gravest() {
        Reading reading =
                new Readings().active(1).waiting(2, 1).waiting(3, 2).active(4).reading();
        Thresholds soon = Thresholds.of(Map.of("longRunningSeconds", "30", "waitingSeconds", "5"));
        assertThat(CellFacts.of(facts(reading, 3, soon), SessionColumn.STATE))
                .isEqualTo(new CellFacts("waiting · long-running", Optional.of(Tone.DANGER)));
        assertThat(CellFacts.of(facts(reading, 2, soon), SessionColumn.STATE).words())
                .isEqualTo("waiting · blocks · long-running");
        assertThat(CellFacts.of(facts(reading, 4, soon), SessionColumn.STATE))
                .isEqualTo(new CellFacts("active · long-running", Optional.of(Tone.WARNING)));
        assertThat(CellFacts.of(facts(reading, 4), SessionColumn.STATE))
                .isEqualTo(new CellFacts("active", Optional.empty()));
    }

    @Test
    void a_leader_counts_its_workers_and_a_worker_names_its_leader() {
        Reading reading = new Readings().active(5).worker(6, 5).worker(7, 5).reading();
        assertThat(SessionColumn.PID.words(facts(reading, 5))).isEqualTo("5 +2");
        assertThat(SessionColumn.STATE.words(facts(reading, 7))).isEqualTo("worker of 5");
    }

    @Test
    void a_prepared_transaction_in_the_way_is_called_so() {
        Reading reading = new Readings().active(2).reading();
        Reading blocked = new Reading(
                reading.environment(),
                reading.at(),
                reading.took(),
                reading.server(),
                reading.sessions(),
                new Waits(
                        reading.at(),
                        List.of(new LockWait(2, List.of(0), Optional.empty(), Optional.empty(), "")),
                        List.of(),
                        List.of()),
                Optional.empty());
        assertThat(SessionColumn.BLOCKED_BY.words(facts(blocked, 2))).isEqualTo("prepared");
    }

    @Test
    void names_and_statements_are_one_line_in_which_nothing_acts() {
        Session session = new Readings().active(1).reading().sessions().getFirst();
        Session hostile = new Session(
                1,
                session.backendStart(),
                session.leader(),
                session.type(),
                "u\u202eser",
                "d\u0007b",
                "a\u2066pp",
                session.client(),
                "active",
                Optional.of(new WaitEvent("Client", "ClientRead")),
                session.transactionStart(),
                session.queryStart(),
                session.stateChange(),
                Optional.of(1_234_567L),
                session.queryId(),
                "\n  select 1\n  from t\u001b[2J" + "x".repeat(2_000),
                2_100);
        SessionFacts facts = facts(new Readings().session(hostile).reading(), 1);
        assertThat(SessionColumn.USER.words(facts)).isEqualTo("u⟨U+202E⟩ser");
        assertThat(SessionColumn.DATABASE.words(facts)).isEqualTo("d⟨U+0007⟩b");
        assertThat(SessionColumn.APPLICATION.words(facts)).isEqualTo("a⟨U+2066⟩pp");
        assertThat(SessionColumn.QUERY.words(facts))
                .startsWith("select 1⏎  from t⟨U+001B⟩[2Jx")
                .endsWith("x…")
                .hasSizeLessThan(320);
        assertThat(SessionColumn.WAIT.words(facts))
                .as("it only waits for its client")
                .isEmpty();
        assertThat(SessionColumn.XMIN.words(facts)).isEqualTo("1,234,567");
    }

    private static SessionFacts facts(Reading reading, int pid) {
        return facts(reading, pid, Thresholds.USUAL);
    }

    private static SessionFacts facts(Reading reading, int pid, Thresholds thresholds) {
        return Snapshot.of(reading, List.of(), thresholds, Shown.NOW).sessions().stream()
                .filter(facts -> facts.session().pid() == pid)
                .findFirst()
                .orElseThrow();
    }
}

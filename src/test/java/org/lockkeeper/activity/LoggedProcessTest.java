package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.LoggedProcess.Match;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.LogEntry;
import org.lockkeeper.logs.format.Severity;

/** The session of {@link Readings} began ten minutes before they were read. */
class LoggedProcessTest {
    private static final Instant BEGAN = Readings.AT.minusSeconds(600);
    private final Session session =
            new Readings().active(7).reading().session(7).orElseThrow();

    private static Match compare(int pid, Optional<Instant> at, Optional<Instant> began, Session session) {
        return new LoggedProcess(pid, at, began).compare(session);
    }

    @Test
    void a_pid_that_was_used_again_is_another_process() {
        Optional<Instant> before = Optional.of(BEGAN.minusSeconds(2));
        assertThat(compare(7, before, Optional.empty(), session)).isEqualTo(Match.ANOTHER);
        assertThat(compare(8, Optional.of(Readings.AT), Optional.empty(), session))
                .isEqualTo(Match.ANOTHER);
    }

    @Test
    void a_line_after_its_beginning_is_its_own_also_where_the_time_is_cut_to_the_second() {
        assertThat(compare(7, Optional.of(BEGAN), Optional.empty(), session)).isEqualTo(Match.SAME);
        assertThat(compare(7, Optional.of(Instant.ofEpochSecond(BEGAN.getEpochSecond())), Optional.empty(), session))
                .isEqualTo(Match.SAME);
    }

    @Test
    void a_session_id_says_which_process_it_was_whatever_the_time_says() {
        String id = Long.toHexString(BEGAN.getEpochSecond()) + ".7";
        LogEntry entry = new LogEntry(
                Optional.empty(), Severity.LOG, Map.of(Field.SESSION, id), "checkpoint", java.util.List.of());
        assertThat(compare(7, Optional.of(Readings.AT), entry.processBegan(), session))
                .isEqualTo(Match.SAME);
        assertThat(compare(
                        7, Optional.of(Readings.AT), entry.processBegan().map(began -> began.minusSeconds(1)), session))
                .isEqualTo(Match.ANOTHER);
    }

    @Test
    void without_a_time_or_a_beginning_it_is_not_known() {
        assertThat(compare(7, Optional.empty(), Optional.empty(), session)).isEqualTo(Match.UNKNOWN);
        Session hidden = new Session(
                7,
                Optional.empty(),
                Optional.empty(),
                "",
                "app",
                "",
                "",
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "<insufficient privilege>",
                0);
        assertThat(compare(7, Optional.of(Readings.AT), Optional.empty(), hidden))
                .isEqualTo(Match.UNKNOWN);
    }
}

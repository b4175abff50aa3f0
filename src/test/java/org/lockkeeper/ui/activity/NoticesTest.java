package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.Access;
import org.lockkeeper.activity.Gap;
import org.lockkeeper.activity.Pace;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.ServerState;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.ui.activity.Notice.Kind;

class NoticesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Pace USUAL = new Pace(SECOND, SECOND, Duration.ofMillis(5));
    private static final Pace SLOW = new Pace(SECOND, Duration.ofSeconds(5), SECOND);
    private static final Access ALL = new Access("dba", true, true, false);
    private static final Access POOR = new Access("poor", false, false, false);

    private final Notices notices = new Notices();

    @Test
    void a_missing_right_stands_with_every_reading_and_is_not_said_again_once_it_was_put_away() {
        hear(0, POOR, USUAL);
        hear(1, POOR, USUAL);
        assertThat(texts()).singleElement().asString().contains("grant pg_monitor to poor;");
        notices.putAway(Kind.RIGHT);
        assertThat(texts()).isEmpty();
        hear(2, POOR, USUAL);
        assertThat(texts()).isEmpty();

        // In another environment it is another right, and back here still the one that was put away.
        notices.clear();
        notices.hear(heard("staging", 3, POOR, USUAL, Optional.empty()));
        assertThat(kinds()).containsExactly(Kind.RIGHT);
        notices.clear();
        hear(4, POOR, USUAL);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void a_right_that_was_given_is_missed_no_more() {
        hear(0, POOR, USUAL);
        hear(1, ALL, USUAL);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void a_slow_server_hides_nothing_and_is_told_as_long_as_it_is_slow() {
        hear(0, POOR, SLOW);
        assertThat(kinds()).containsExactly(Kind.SLOW, Kind.RIGHT);
        assertThat(texts().getFirst()).contains("1,000 ms", "every 5 s");
        assertThat(Kind.SLOW.isClosable()).isFalse();
        hear(1, POOR, USUAL);
        assertThat(kinds()).containsExactly(Kind.RIGHT);
    }

    @Test
    void a_gap_stands_for_a_minute_beside_the_rest() {
        gap(0, "The server was started anew.");
        assertThat(kinds()).containsExactly(Kind.GAP, Kind.RIGHT);
        hear(59, POOR, USUAL);
        assertThat(kinds()).containsExactly(Kind.GAP, Kind.RIGHT);
        hear(60, POOR, USUAL);
        assertThat(kinds()).containsExactly(Kind.RIGHT);
    }

    @Test
    void a_gap_that_was_put_away_is_gone_and_a_further_one_is_told_anew() {
        gap(0, "The connection was lost.");
        notices.putAway(Kind.GAP);
        assertThat(kinds()).containsExactly(Kind.RIGHT);
        gap(30, "Another server answers.");
        hear(70, POOR, USUAL);
        assertThat(texts().getFirst()).isEqualTo("Another server answers.");
    }

    @Test
    void a_failure_stands_until_the_server_answers_and_takes_nothing_away() {
        gap(0, "The connection was lost.");
        notices.hear(Heard.failed(
                new LockkeeperException("LK-TEST", ExitCode.UNREACHABLE, "prod does not answer."),
                new Pace(SECOND, Duration.ofSeconds(2), Duration.ZERO)));
        assertThat(kinds()).containsExactly(Kind.FAILED, Kind.GAP, Kind.RIGHT);
        assertThat(texts().getFirst()).isEqualTo("prod does not answer. Tried again in 2 s.");
        hear(3, POOR, USUAL);
        assertThat(kinds()).containsExactly(Kind.GAP, Kind.RIGHT);
    }

    @Test
    void an_answer_stands_for_a_minute_from_the_next_reading() {
        notices.say("Session 7 has ended.");
        hear(0, ALL, USUAL);
        hear(59, ALL, USUAL);
        assertThat(texts()).containsExactly("Session 7 has ended.");
        notices.say("Session 8 has ended.");
        hear(61, ALL, USUAL);
        assertThat(texts()).containsExactly("Session 8 has ended.");
        hear(121, ALL, USUAL);
        assertThat(texts()).isEmpty();
    }

    @Test
    void those_that_were_not_looked_at_are_told_as_long_as_there_are_any() {
        hear(new Readings().notLookedAt(200).reading());
        assertThat(texts())
                .containsExactly(
                        "200 more sessions wait for a lock and were not looked at: only the 1,000 that wait longest are.");
        hear(new Readings().notLookedAt(1).reading());
        assertThat(texts()).singleElement().asString().startsWith("1 more session waits for a lock and was not");
        hear(new Readings().reading());
        assertThat(texts()).isEmpty();
    }

    private void hear(Reading reading) {
        notices.hear(Heard.reading(Snapshot.of(reading, List.of(), Thresholds.USUAL, Shown.NOW), USUAL));
    }

    @Test
    void nothing_of_another_environment_stays() {
        notices.say("Session 7 has ended.");
        gap(0, "The connection was lost.");
        notices.clear();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void a_gap_is_told_though_the_reading_that_had_it_was_overtaken() {
        Heard first = heard("prod", 0, ALL, USUAL, Optional.of(made("The connection was lost.")));
        notices.hear(heard("prod", 1, ALL, USUAL, Optional.empty()).after(first));
        assertThat(texts()).containsExactly("The connection was lost.");
    }

    private void hear(long second, Access access, Pace pace) {
        notices.hear(heard("prod", second, access, pace, Optional.empty()));
    }

    private void gap(long second, String words) {
        notices.hear(heard("prod", second, POOR, USUAL, Optional.of(made(words))));
    }

    private static Gap made(String words) {
        return new Gap(Instant.EPOCH, Gap.Reason.CONNECTION, words);
    }

    private static Heard heard(String environment, long second, Access access, Pace pace, Optional<Gap> gap) {
        ServerState server = Readings.server();
        Reading usual = new Readings().active(1).reading();
        Reading reading = new Reading(
                environment,
                Readings.AT.plusSeconds(second),
                usual.took(),
                new ServerState(
                        server.facts(),
                        server.startedAt(),
                        server.maxConnections(),
                        server.reservedConnections(),
                        server.transactionIdAge(),
                        server.freezeMaxAge(),
                        access),
                usual.sessions(),
                usual.waits(),
                gap);
        return Heard.reading(Snapshot.of(reading, List.of(), Thresholds.USUAL, Shown.NOW), pace);
    }

    private List<String> texts() {
        return notices.shownProperty().get().stream().map(Notice::text).toList();
    }

    private List<Kind> kinds() {
        return notices.shownProperty().get().stream().map(Notice::kind).toList();
    }
}

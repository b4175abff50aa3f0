package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What no server can be brought to run at will. */
class BlastRadiusTest {
    @Test
    void an_autovacuum_against_wraparound_is_told_as_what_it_is() {
        Session vacuum = new Session(
                7,
                Optional.of(Readings.AT),
                Optional.empty(),
                "autovacuum worker",
                "",
                "shop",
                "",
                "",
                "active",
                Optional.empty(),
                Optional.of(Readings.AT.minusSeconds(4000)),
                Optional.of(Readings.AT),
                Optional.of(Readings.AT),
                Optional.empty(),
                Optional.empty(),
                "autovacuum: VACUUM public.orders (to prevent wraparound)",
                60);
        TargetFacts facts = new TargetFacts(
                7, vacuum.backendStart(), vacuum.queryStart(), "active", "", false, false, true, false, "", "");
        Reading reading = new Readings().session(vacuum).reading();
        assertThat(new BlastRadius(reading, true).lines(List.of(facts)))
                .anyMatch(line -> line.contains("prevents a wraparound of transaction ids"))
                .contains("pid 7 has had its transaction open for 1 h 6 m and has written nothing in it");
    }

    @Test
    void those_that_wait_for_others_too_do_not_go_on() {
        Readings readings = new Readings().active(1).active(2).waiting(3, 1, 2).waiting(4, 3);
        TargetFacts one = new TargetFacts(
                1, Optional.of(Readings.AT), Optional.empty(), "active", "", false, false, false, true, "", "");
        List<String> lines = new BlastRadius(readings.reading(), true).lines(List.of(one));
        assertThat(lines)
                .contains("2 sessions wait behind it, the longest for 5 s")
                .contains("none of them goes on by that alone: each waits for others too");
    }
}

package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
                new BackendNow(7, vacuum.backendStart(), vacuum.queryStart(), "active", "", false),
                false,
                true,
                false,
                false,
                "",
                "");
        Reading reading = new Readings().session(vacuum).reading();
        assertThat(new BlastRadius(reading, true).lines(List.of(facts)))
                .anyMatch(line -> line.contains("prevents a wraparound of transaction ids"))
                .contains("pid 7 has had its transaction open for 1 h 6 m and has written nothing in it");
    }

    @Test
    void those_that_wait_for_others_too_do_not_go_on() {
        Readings readings = new Readings().active(1).active(2).waiting(3, 1, 2).waiting(4, 3);
        List<String> lines = new BlastRadius(readings.reading(), true).lines(List.of(facts(1)));
        assertThat(lines)
                .contains("2 sessions wait behind it, the longest for 5 s")
                .contains("none of them goes on by that alone: each waits for others too");
    }

    @Test
    void in_a_queue_of_thirty_all_behind_a_waiter_are_told_and_who_goes_on_is_the_next() {
        Readings readings = new Readings().active(1);
        IntStream.rangeClosed(2, 31)
                .forEach(pid -> readings.queued(
                        "public.orders", pid, IntStream.range(1, pid).toArray()));
        assertThat(lines(readings, 1))
                .contains("30 sessions wait behind it, the longest for 1 h 23 m")
                .contains("first to go on: pid 2 (app, web, 10.0.0.7)");
        assertThat(lines(readings, 2))
                .contains("29 sessions wait behind it, the longest for 1 h 23 m")
                .contains("none of them goes on by that alone: each waits for others too");
        assertThat(lines(readings, 31)).contains("nobody waits for a lock behind it");
    }

    @Test
    void those_behind_several_that_are_ended_together_count_once() {
        Readings readings = new Readings().active(1).active(2).waiting(3, 1, 2).waiting(4, 3);
        assertThat(new BlastRadius(readings.reading(), true).lines(List.of(facts(1), facts(2))))
                .contains("2 sessions wait behind it, the longest for 5 s")
                .contains("first to go on: pid 3 (app, web, 10.0.0.7)");
    }

    @Test
    void what_it_holds_is_told_what_somebody_waits_for_first_and_not_without_end() {
        Readings readings = new Readings().active(1).active(2);
        IntStream.range(0, 12).forEach(i -> readings.holding("public.t" + i, 1));
        assertThat(lines(readings.holding("public.orders", 1).queued("public.orders", 3, 1), 1))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("pid 1 holds AccessExclusive on public.orders; AccessExclusive on public.t0; ")
                        .endsWith("; 5 more of this kind"));
        assertThat(lines(readings, 2)).noneMatch(line -> line.contains("holds"));
    }

    @Test
    void whoever_changes_the_schema_or_works_for_another_is_told_as_what_it_is() {
        Readings readings = new Readings().active(1);
        Session worker = new Readings().worker(2, 1).reading().session(2).orElseThrow();
        Session alters = running(3, "  /* by hand */ alter table orders add column note text");
        readings.session(worker).session(alters);
        assertThat(lines(readings, 3)).contains("pid 3 is changing the schema, perhaps as part of a migration");
        assertThat(lines(readings, 2)).contains("pid 2 is a parallel worker of pid 1, whose statement fails with it");
        assertThat(lines(readings, 1)).noneMatch(line -> line.startsWith("pid 1 is "));
    }

    @Test
    void of_more_than_can_be_read_those_are_told_that_have_something_to_lose() {
        Readings readings = new Readings();
        List<TargetFacts> all = new ArrayList<>();
        for (int pid = 1; pid <= 2_000; pid++) {
            readings.session(pid, "idle", Optional.empty(), Optional.empty());
            all.add(facts(pid));
        }
        readings.session(1_999, "idle in transaction", Optional.empty(), Optional.empty());
        List<String> lines = new BlastRadius(readings.reading(), true).lines(all);
        assertThat(lines.getFirst()).startsWith("pid 1999 (app, web, 10.0.0.7): idle in transaction");
        assertThat(lines)
                .contains("and 1950 more", "nobody waits for a lock behind it")
                .hasSizeLessThan(200);
    }

    private static Session running(int pid, String query) {
        Session s = new Readings().active(pid).reading().session(pid).orElseThrow();
        return new Session(
                pid,
                s.backendStart(),
                s.leader(),
                s.type(),
                s.user(),
                s.database(),
                s.application(),
                s.client(),
                s.state(),
                s.waitEvent(),
                s.transactionStart(),
                s.queryStart(),
                s.stateChange(),
                s.xminAge(),
                s.queryId(),
                query,
                query.length());
    }

    private static List<String> lines(Readings readings, int pid) {
        return new BlastRadius(readings.reading(), true).lines(List.of(facts(pid)));
    }

    private static TargetFacts facts(int pid) {
        return new TargetFacts(
                new BackendNow(pid, Optional.of(Readings.AT), Optional.empty(), "active", "", false),
                false,
                false,
                true,
                false,
                "",
                "");
    }
}

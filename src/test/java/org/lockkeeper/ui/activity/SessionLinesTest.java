package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.Session;

class SessionLinesTest {
    private final SessionLines lines = new SessionLines();

    @Test
    void what_stays_keeps_its_line_and_the_list_does_not_move() {
        lines.update(facts(new Readings().active(1).active(2).reading()), _ -> true, false);
        List<TableLine> before = List.copyOf(lines.lines());
        List<Object> changes = new ArrayList<>();
        lines.lines().addListener((ListChangeListener<TableLine>) changes::add);
        lines.update(facts(new Readings().active(1).waiting(2, 1).reading()), _ -> true, false);
        assertThat(lines.lines()).containsExactlyElementsOf(before);
        assertThat(changes).isEmpty();
        SessionFacts first = (SessionFacts) before.getFirst().shown();
        assertThat(first.blocks()).isEqualTo(1);
        assertThat(first.marks()).containsExactly(Mark.BLOCKING);
    }

    @Test
    void what_is_gone_goes_what_is_new_comes_and_the_order_holds() {
        lines.update(facts(new Readings().active(1).active(3).reading()), _ -> true, false);
        lines.update(facts(new Readings().active(2).active(3).reading()), _ -> true, false);
        assertThat(pids()).containsExactly(2, 3);
    }

    @Test
    void another_order_is_a_permutation_so_that_selections_follow() {
        lines.update(facts(new Readings().active(1).active(2).active(3).reading()), _ -> true, false);
        List<Boolean> permuted = new ArrayList<>();
        lines.lines().addListener((ListChangeListener<TableLine>) change -> {
            while (change.next()) {
                permuted.add(change.wasPermutated());
            }
        });
        lines.sort(SessionColumn.PID.order().reversed());
        assertThat(pids()).containsExactly(3, 2, 1);
        assertThat(permuted).containsExactly(true);
    }

    @Test
    void workers_stand_behind_their_leader_where_it_is_unfolded() {
        List<SessionFacts> facts = facts(
                new Readings().active(5).worker(2, 5).worker(3, 5).active(9).reading());
        lines.update(facts, _ -> true, false);
        assertThat(pids()).containsExactly(5, 9);
        assertThat(((SessionFacts) lines.lines().getFirst().shown()).workers()).isEqualTo(2);
        lines.turn(5);
        lines.update(facts, _ -> true, false);
        assertThat(pids()).containsExactly(5, 2, 3, 9);
        lines.sort(SessionColumn.PID.order().reversed());
        assertThat(pids()).containsExactly(9, 5, 2, 3);
    }

    @Test
    void background_processes_are_a_group_behind_the_clients() {
        Session writer = new Session(
                1,
                Optional.of(Readings.AT),
                Optional.empty(),
                "walwriter",
                "",
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
                "",
                0);
        List<SessionFacts> facts =
                facts(new Readings().session(writer).active(4).reading());
        lines.update(facts, _ -> true, false);
        assertThat(pids()).as("folded, under their heading").containsExactly(4, 0);
        lines.update(facts, f -> f.session().pid() != 4, false);
        assertThat(pids()).as("a heading of nothing does not stand alone").isEmpty();
        lines.update(facts, _ -> true, true);
        assertThat(pids()).containsExactly(4, 0, 1);
        assertThat(lines.lines().get(1))
                .isInstanceOfSatisfying(
                        GroupLine.class, group -> assertThat(group.processes()).isEqualTo(1));
        lines.sort(SessionColumn.PID.order().reversed());
        assertThat(pids()).containsExactly(4, 0, 1);
        lines.update(facts, f -> f.session().pid() != 1, true);
        assertThat(pids()).containsExactly(4);
    }

    @Test
    void a_worker_of_a_background_process_stands_behind_it_and_is_folded_with_the_group() {
        Session applies =
                Readings.typed(new Readings().active(3).reading().sessions().getFirst(), "logical replication worker");
        List<SessionFacts> facts =
                facts(new Readings().session(applies).worker(4, 3).active(9).reading());
        lines.turn(3);
        lines.update(facts, _ -> true, true);
        assertThat(pids()).as("the heading counts as 0").containsExactly(9, 0, 3, 4);
        lines.update(facts, _ -> true, false);
        assertThat(pids()).containsExactly(9, 0);
    }

    @Test
    void a_pid_that_was_used_again_is_another_line() {
        Readings readings = new Readings().active(1).active(2);
        lines.update(facts(readings.reading()), _ -> true, false);
        List<TableLine> before = List.copyOf(lines.lines());
        lines.update(
                facts(readings.session(Readings.startedLater(
                                readings.reading().session(2).orElseThrow()))
                        .reading()),
                _ -> true,
                false);
        assertThat(pids()).containsExactly(1, 2);
        assertThat(lines.lines().getFirst()).isSameAs(before.getFirst());
        assertThat(lines.lines().getLast()).isNotSameAs(before.getLast());
    }

    @Test
    void a_filter_takes_out_and_gives_back() {
        Readings readings = new Readings();
        IntStream.rangeClosed(1, 20).forEach(readings::active);
        List<SessionFacts> facts = facts(readings.reading());
        lines.update(facts, f -> f.session().pid() == 7, false);
        assertThat(pids()).containsExactly(7);
        lines.update(facts, _ -> true, false);
        assertThat(pids()).hasSize(20).isSortedAccordingTo(Comparator.naturalOrder());
    }

    /** A heading counts as 0. */
    private List<Integer> pids() {
        return lines.lines().stream()
                .map(each -> each instanceof SessionLine line
                        ? line.facts().session().pid()
                        : 0)
                .toList();
    }

    private static List<SessionFacts> facts(Reading reading) {
        return Snapshot.of(reading, List.of(), Thresholds.USUAL, Shown.NOW).sessions();
    }
}

package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What no server can be brought to show at will. */
class ForestTest {
    private final Readings readings = new Readings();

    @Test
    void nobody_is_his_own_blocker() {
        readings.waiting(1, 1, 2).active(2);
        Forest forest = Forest.of(readings.reading());
        assertThat(forest.blockersOf(1)).containsExactly(2);
        assertThat(forest.roots()).extracting(ForestNode::pid).containsExactly(2);
    }

    @Test
    void one_who_is_blocked_by_himself_alone_is_not_blocked() {
        readings.waiting(1, 1);
        assertThat(Forest.of(readings.reading()).isEmpty()).isTrue();
    }

    @Test
    void a_worker_that_waits_for_its_leader_is_not_blocked() {
        readings.active(1).worker(2, 1, 1);
        assertThat(Forest.of(readings.reading()).isEmpty()).isTrue();
    }

    @Test
    void a_blocker_that_is_named_twice_counts_once() {
        readings.waiting(1, 2, 2, 2).active(2);
        ForestNode root = Forest.of(readings.reading()).roots().getFirst();
        assertThat(root.waiters()).hasSize(1);
        assertThat(root.blocksTotal()).isEqualTo(1);
    }

    @Test
    void a_blocker_that_has_ended_meanwhile_is_still_a_root() {
        readings.waiting(1, 2);
        ForestNode root = Forest.of(readings.reading()).roots().getFirst();
        assertThat(root.pid()).isEqualTo(2);
        assertThat(root.session()).isEmpty();
    }

    @Test
    void one_who_waits_no_more_is_left_out_of_waits_that_were_read_before() {
        readings.waiting(1, 2).active(2).active(1).waitsBefore();
        assertThat(Forest.of(readings.reading()).isEmpty()).isTrue();
    }

    @Test
    void two_circles_are_two_roots_and_what_hangs_on_them_is_under_them() {
        readings.waiting(1, 2).waiting(2, 1).waiting(3, 4).waiting(4, 3).waiting(5, 4);
        Forest forest = Forest.of(readings.reading());
        assertThat(forest.roots()).hasSize(2).allMatch(ForestNode::inCycle);
        assertThat(forest.find(5)).isPresent();
        assertThat(forest.blocks(3)).isEqualTo(2);
        assertThat(forest.blocked()).isEqualTo(5);
    }

    @Test
    void a_circle_below_a_root_is_not_a_root() {
        readings.active(9).waiting(1, 2, 9).waiting(2, 1);
        assertThat(Forest.of(readings.reading()).roots())
                .extracting(ForestNode::pid)
                .containsExactly(9);
    }

    @Test
    void twenty_layers_of_diamonds_do_not_become_a_million_places() {
        readings.active(1);
        for (int layer = 0; layer < 20; layer++) {
            int top = 1 + layer * 3;
            readings.waiting(top + 1, top).waiting(top + 2, top).waiting(top + 3, top + 1, top + 2);
        }
        Forest forest = Forest.of(readings.reading());
        assertThat(places(forest.roots())).isLessThan(6000);
        assertThat(forest.roots().getFirst().blocksTotal()).isEqualTo(60);
        assertThat(forest.find(61)).isPresent();
    }

    @Test
    void a_queue_of_a_thousand_for_one_object_is_a_thousand_places() {
        readings.active(1);
        List<Integer> ahead = new ArrayList<>(List.of(1));
        for (int pid = 2; pid <= 1001; pid++) {
            readings.queued(
                    "public.orders", pid, ahead.stream().mapToInt(i -> i).toArray());
            ahead.add(pid);
        }
        Forest forest = Forest.of(readings.reading());
        assertThat(forest.roots()).hasSize(1);
        assertThat(forest.roots().getFirst().waiters()).hasSize(1000);
        assertThat(places(forest.roots())).isEqualTo(1001);
        assertThat(forest.blocks(1)).isEqualTo(1000);
        assertThat(forest.blocks(2)).isEqualTo(999);
        assertThat(forest.blocks(1001)).isZero();
    }

    /** As in a burst, before the lock table is read again, or while it cannot be. */
    @Test
    void a_queue_of_which_it_is_not_known_what_they_wait_for_does_not_grow_with_each_that_stands_ahead() {
        for (int known : List.of(0, 5, 250)) {
            Readings made = new Readings().active(1);
            for (int pid = 2; pid <= 501; pid++) {
                int[] ahead = IntStream.range(1, pid).toArray();
                if (pid < 2 + known) {
                    made.queued("public.orders", pid, ahead);
                } else {
                    made.waiting(pid, ahead);
                }
            }
            Forest forest = Forest.of(made.reading());
            assertThat(places(forest.roots())).as(known + " known").isBetween(501, 1600);
            assertThat(forest.roots().getFirst().waiters()).hasSize(500);
            assertThat(forest.blocks(300)).isEqualTo(201);
        }
    }

    @Test
    void many_who_hold_what_one_waits_for_each_have_it_below_them() {
        IntStream.rangeClosed(1, 30).forEach(readings::active);
        readings.waiting(31, IntStream.rangeClosed(1, 30).toArray()).waiting(32, 31);
        Forest forest = Forest.of(readings.reading());
        assertThat(forest.roots()).hasSize(30).allMatch(root -> root.waiters().size() == 1 && root.blocksTotal() == 2);
    }

    @Test
    void in_a_queue_of_thirty_each_counts_all_that_are_behind_it() {
        readings.active(1);
        IntStream.rangeClosed(2, 31)
                .forEach(pid -> readings.queued(
                        "public.orders", pid, IntStream.range(1, pid).toArray()));
        Forest forest = Forest.of(readings.reading());
        assertThat(places(forest.roots())).isEqualTo(31);
        IntStream.rangeClosed(1, 31)
                .forEach(pid -> assertThat(forest.blocks(pid)).isEqualTo(31 - pid));
    }

    @Test
    void a_long_queue_behind_a_waiter_stands_under_that_waiter() {
        readings.active(1).queued("public.orders", 2, 1);
        IntStream.rangeClosed(3, 52).forEach(pid -> readings.queued("public.orders", pid, 2));
        ForestNode root = Forest.of(readings.reading()).roots().getFirst();
        assertThat(root.waiters()).hasSize(1);
        assertThat(root.waiters().getFirst().waiters()).hasSize(50);
        assertThat(root.blocksTotal()).isEqualTo(51);
    }

    @Test
    void a_chain_of_a_thousand_ends_where_a_document_would_be_too_deep() {
        readings.active(1);
        IntStream.rangeClosed(2, 1001).forEach(pid -> readings.waiting(pid, pid - 1));
        Forest forest = Forest.of(readings.reading());
        assertThat(forest.blocks(1)).isEqualTo(1000);
        assertThat(places(forest.roots())).isBetween(200, 245);
        ForestNode last = last(forest);
        assertThat(last.tooDeep()).as("those behind it stand nowhere").isTrue();
        assertThat(last.cutOff()).isFalse();

        Forest circle = Forest.of(new Readings().waiting(1, 2).waiting(2, 1).reading());
        assertThat(last(circle).cutOff()).isTrue();
        assertThat(last(circle).tooDeep()).isFalse();
    }

    @Test
    void further_locks_of_a_reading_leave_the_count_of_those_not_looked_at() {
        Reading reading = readings.active(1).waiting(2, 1).notLookedAt(200).reading();
        assertThat(Forest.of(reading.withHeld(List.of())).notLookedAt()).isEqualTo(200);
    }

    /** The first of those below the first, and so on. */
    private static ForestNode last(Forest forest) {
        ForestNode node = forest.roots().getFirst();
        while (!node.waiters().isEmpty()) {
            node = node.waiters().getFirst();
        }
        return node;
    }

    private static int places(List<ForestNode> nodes) {
        return nodes.stream().mapToInt(n -> 1 + places(n.waiters())).sum();
    }
}

package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.ForestNode;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.ui.control.Moments;

class ForestWordsTest {
    private final ForestWords words =
            new ForestWords(Readings.AT, new Moments(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));

    @Test
    void a_root_says_since_when_it_can_hold_what_it_holds_and_a_waiter_since_when_it_waits() {
        ForestNode root = Forest.of(new Readings().active(1).waiting(2, 1).reading())
                .roots()
                .getFirst();
        assertThat(words.lock(root)).isEqualTo("open 1 m 00 s");
        assertThat(words.exactLock(root))
                .isEqualTo("open 1 m 00 s\nIts transaction has been open since Fri 20 Nov 2026 09:59:00 +00:00");
        assertThat(words.time(root)).isEqualTo("5 s");
        assertThat(words.exactTime(root)).isEqualTo("The longest wait behind it began Fri 20 Nov 2026 09:59:55 +00:00");

        ForestNode waiter = root.waiters().getFirst();
        assertThat(words.lock(waiter)).isEqualTo("wants a lock");
        assertThat(words.exactTime(waiter)).isEqualTo("Waits since Fri 20 Nov 2026 09:59:55 +00:00");
    }

    @Test
    void a_chain_that_is_too_long_to_be_shown_is_not_said_to_stand_elsewhere() {
        Readings readings = new Readings().active(1);
        IntStream.rangeClosed(2, 500).forEach(pid -> readings.waiting(pid, pid - 1));
        ForestNode last = Forest.of(readings.reading()).roots().getFirst();
        while (!last.waiters().isEmpty()) {
            last = last.waiters().getFirst();
        }
        assertThat(words.lock(last)).isEqualTo("wants a lock · its waiters are not shown: the chain is too long");
    }

    @Test
    void one_that_waits_in_a_circle_says_so_and_one_without_a_transaction_says_nothing_of_it() {
        ForestNode root = Forest.of(new Readings().waiting(1, 2).waiting(2, 1).reading())
                .roots()
                .getFirst();
        assertThat(words.lock(root)).isEqualTo("in a circle · wants a lock");
        ForestNode gone =
                Forest.of(new Readings().waiting(2, 1).reading()).roots().getFirst();
        assertThat(words.lock(gone)).isEmpty();
        assertThat(words.exactLock(gone)).isEmpty();
    }
}

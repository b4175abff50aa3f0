package org.lockkeeper.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancelTokenTest {
    private final CancelToken token = new CancelToken();

    @Test
    void an_action_registered_after_the_request_runs_too() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        token.cancel();
        token.onCancel(ran::countDown);
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void asking_does_not_wait_for_the_actions() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        token.onCancel(() -> {
            awaitQuietly(release);
            ended.countDown();
        });
        token.cancel();
        assertThat(ended.getCount()).isEqualTo(1);
        release.countDown();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_action_taken_back_does_not_run_and_asking_twice_runs_once() throws InterruptedException {
        AtomicInteger takenBack = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch ran = new CountDownLatch(1);
        token.onCancel(takenBack::incrementAndGet).close();
        token.onCancel(() -> {
            runs.incrementAndGet();
            ran.countDown();
        });
        token.cancel();
        token.cancel();
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(runs).hasValue(1);
        assertThat(takenBack).hasValue(0);
        assertThatThrownBy(token::throwIfRequested).isInstanceOf(CancellationException.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

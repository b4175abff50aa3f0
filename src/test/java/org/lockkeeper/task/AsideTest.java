package org.lockkeeper.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lockkeeper.testing.Await;

class AsideTest {
    private final Aside aside = new Aside("aside");
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void the_caller_does_not_wait_and_one_thing_is_done_at_a_time() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        aside.start(() -> {
            begun.countDown();
            await(goOn);
            done.incrementAndGet();
        });
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        aside.start(() -> done.addAndGet(100));
        assertThat(done).hasValue(0);
        goOn.countDown();
        Await.until(
                () -> {
                    aside.start(() -> done.addAndGet(1000));
                    return done.get();
                },
                now -> now >= 1001);
        assertThat(done.get() % 1000).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

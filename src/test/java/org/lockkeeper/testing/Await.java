package org.lockkeeper.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what a server shows. */
public final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    /** Until what is asked for again and again is as wanted. */
    public static <T> T until(Supplier<T> question, Predicate<T> wanted) {
        Instant end = Instant.now().plus(LIMIT);
        while (true) {
            T answer = question.get();
            if (wanted.test(answer)) {
                return answer;
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not as wanted within " + LIMIT + ": " + answer);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Until a query has a row; the server does the waiting between two looks. */
    public static void row(TestDatabase test, String sql) {
        Instant end = Instant.now().plus(LIMIT);
        while (test.rows(sql).isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("no row within " + LIMIT + ": " + sql);
            }
            test.execute("select pg_sleep(0.05)");
        }
    }

    /** Until a session of Lockkeeper's waits for a lock. */
    public static void migrationWaiting(TestDatabase test) {
        row(
                test,
                "select 1 from pg_stat_activity where application_name = 'lockkeeper' and wait_event_type = 'Lock' and datname = current_database()");
    }
}

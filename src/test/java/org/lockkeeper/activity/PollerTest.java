package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lockkeeper.db.Database;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class PollerTest {
    private static final Duration OFTEN = Duration.ofMillis(20);

    @Test
    void all_who_listen_share_one_connection_and_it_goes_with_the_last() throws InterruptedException {
        TestDatabase test = TestPostgres.usual().freshDatabase("poller");
        String mine =
                "select 1 from pg_stat_activity where application_name = 'lockkeeper' and datname = current_database()";
        try (Database database = test.open(Environment.DEVELOPMENT);
                SharedPoller poller = new SharedPoller(database)) {
            Ear first = new Ear();
            Ear second = new Ear();
            Poller.Subscription one = poller.subscribe(OFTEN, first);
            Poller.Subscription two = poller.subscribe(OFTEN, second);
            first.next();
            second.next();
            assertThat(test.rows(mine)).hasSize(1);
            one.close();
            second.next();
            two.close();
            Await.row(test, "select 1 where not exists (" + mine + ")");
            poller.subscribe(OFTEN, first);
            first.next();
        }
        Await.row(test, "select 1 where not exists (" + mine + ")");
    }

    @Test
    void who_hears_of_a_failure_hears_how_long_it_is_waited_and_of_the_next_reading() throws InterruptedException {
        TestDatabase test = TestPostgres.usual().freshDatabase("poller");
        try (Database database = test.open(Environment.DEVELOPMENT);
                SharedPoller poller = new SharedPoller(database)) {
            Ear ear = new Ear();
            poller.subscribe(OFTEN, ear);
            ear.next();
            test.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lockkeeper'"
                    + " and datname = current_database()");
            assertThat(ear.failures.poll(30, TimeUnit.SECONDS)).isNotNull();
            Reading after = ear.after();
            assertThat(after.gap()).map(Gap::reason).contains(Gap.Reason.CONNECTION);
        }
    }

    @Test
    void one_who_listens_and_fails_takes_nothing_from_those_after_him() throws InterruptedException {
        TestDatabase test = TestPostgres.usual().freshDatabase("poller");
        try (Database database = test.open(Environment.DEVELOPMENT);
                SharedPoller poller = new SharedPoller(database)) {
            poller.subscribe(OFTEN, new ActivityListener() {
                @Override
                public void reading(Reading reading, Pace pace) {
                    throw new IllegalStateException("made up");
                }

                @Override
                public void failed(LockkeeperException why, Pace pace) {
                    throw new IllegalStateException("made up");
                }
            });
            Ear ear = new Ear();
            poller.subscribe(OFTEN, ear);
            ear.next();
            test.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lockkeeper'"
                    + " and datname = current_database()");
            assertThat(ear.failures.poll(30, TimeUnit.SECONDS)).isNotNull();
            ear.after();
        }
    }

    /** Whatever the clock: no reading takes less than a fifth of a nanosecond. */
    @Test
    void who_listens_hears_that_it_is_read_less_often_than_he_wants() throws InterruptedException {
        TestDatabase test = TestPostgres.usual().freshDatabase("poller");
        try (Database database = test.open(Environment.DEVELOPMENT);
                SharedPoller poller = new SharedPoller(database)) {
            Ear ear = new Ear();
            poller.subscribe(Duration.ofNanos(1), ear);
            ear.next();
            assertThat(ear.paces).first().satisfies(pace -> {
                assertThat(pace.isSlowed()).isTrue();
                assertThat(pace.actual()).isEqualTo(pace.took().multipliedBy(5));
            });
        }
    }

    @Test
    void a_defect_is_told_too_since_what_is_shown_is_getting_old() throws InterruptedException {
        Database broken =
                new Database(TestPostgres.usual().freshDatabase("poller").profile(Environment.DEVELOPMENT), _ -> {
                    throw new IllegalStateException("made up");
                });
        try (broken;
                SharedPoller poller = new SharedPoller(broken)) {
            Ear ear = new Ear();
            poller.subscribe(OFTEN, ear);
            LockkeeperException told = ear.failures.poll(30, TimeUnit.SECONDS);
            assertThat(told).isNotNull();
            assertThat(told.code()).isEqualTo("LK-DEFECT");
            assertThat(told.sentence()).contains("IllegalStateException");
        }
    }

    @Test
    void a_slow_server_is_read_less_often_and_a_quick_one_as_often_as_wanted() {
        PaceKeeper pace = new PaceKeeper();
        Duration second = Duration.ofSeconds(1);
        assertThat(pace.pause()).isZero();
        Pace quick = pace.read(second, Duration.ofMillis(50));
        assertThat(quick.isSlowed()).isFalse();
        assertThat(pace.pause()).isEqualTo(Duration.ofMillis(950));
        Pace slow = pace.read(second, Duration.ofMillis(900));
        assertThat(slow.isSlowed()).isTrue();
        assertThat(slow.actual()).isEqualTo(Duration.ofMillis(4500));
        assertThat(pace.pause()).isEqualTo(Duration.ofMillis(3600));
        assertThat(pace.read(second, Duration.ofMillis(100)).isSlowed()).isFalse();
        assertThat(pace.read(second, Duration.ofSeconds(40)).actual()).isEqualTo(PaceKeeper.SLOWEST);
    }

    @Test
    void a_server_that_is_away_is_tried_less_and_less_often() {
        PaceKeeper pace = new PaceKeeper();
        Duration second = Duration.ofSeconds(1);
        assertThat(pace.failed(second).actual()).isEqualTo(second);
        assertThat(pace.failed(second).actual()).isEqualTo(Duration.ofSeconds(2));
        pace.failed(second);
        pace.failed(second);
        assertThat(pace.failed(second).actual()).isEqualTo(Duration.ofSeconds(10));
        assertThat(pace.read(second, Duration.ofMillis(5)).isSlowed()).isFalse();
    }

    private static final class Ear implements ActivityListener {
        private final BlockingQueue<Reading> readings = new LinkedBlockingQueue<>();
        private final BlockingQueue<LockkeeperException> failures = new LinkedBlockingQueue<>();
        private final BlockingQueue<Pace> paces = new LinkedBlockingQueue<>();

        @Override
        public void reading(Reading reading, Pace pace) {
            paces.add(pace);
            readings.add(reading);
        }

        @Override
        public void failed(LockkeeperException why, Pace pace) {
            readings.clear();
            failures.add(why);
        }

        Reading next() throws InterruptedException {
            readings.clear();
            return after();
        }

        Reading after() throws InterruptedException {
            Reading reading = readings.poll(30, TimeUnit.SECONDS);
            assertThat(reading).isNotNull();
            return reading;
        }
    }
}

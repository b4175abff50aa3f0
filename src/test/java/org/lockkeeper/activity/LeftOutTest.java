package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockkeeper.db.Database;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.slf4j.LoggerFactory;

/** What cannot be read any more is left out, and not told as it was before. */
class LeftOutTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(WhereItCan.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());
    private final TestDatabase test = TestPostgres.usual().freshDatabase("leftout");

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void progress_and_engines_are_not_told_from_before_and_the_log_has_each_trouble_once() {
        String role = "poor " + test.name();
        test.execute(
                "create role \"" + role + "\" login; grant pg_monitor to \"" + role + "\"; create table t (a int)");
        test.execute("grant execute on function pg_catalog.pg_lock_status() to public");
        try (Cast cast = new Cast(test);
                Database database = ActivityReaderTest.as(test, role);
                ActivityReader reader = new ActivityReader(database, nanos::get)) {
            Actor engine = cast.enter("engine").run("select pg_advisory_lock(72707369)");
            cast.enter("writer").run("begin", "insert into t values (1)");
            Actor index = cast.enter("index");
            index.start("create index concurrently i on t (a)");
            Await.row(test, "select 1 from pg_stat_progress_create_index where pid = " + index.pid());
            Reading before = reader.read();
            assertThat(before.work()).extracting(WorkProgress::pid).contains(index.pid());
            assertThat(before.waits().held()).extracting(HeldLock::pid).contains(engine.pid());

            test.execute("revoke select on pg_catalog.pg_stat_progress_create_index from public;"
                    + " revoke execute on function pg_catalog.pg_lock_status() from public");
            for (int i = 0; i < 3; i++) {
                nanos.addAndGet(Duration.ofSeconds(5).toNanos());
                Reading after = reader.read();
                assertThat(after.session(index.pid())).isPresent();
                assertThat(after.work()).isEmpty();
                assertThat(after.waits().held()).extracting(HeldLock::pid).doesNotContain(engine.pid());
            }
            assertThat(log.list)
                    .extracting(event -> event.getArgumentArray()[0])
                    .doesNotHaveDuplicates()
                    .contains("progress", "locks of engines");
        }
    }
}

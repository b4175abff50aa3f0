package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/**
 * How many readings lie between a migration that waits and its card. The server is real and the time is not: it goes on by the pause
 * between two readings alone.
 */
class CardInTimeTest {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final TestDatabase test = TestPostgres.usual().freshDatabase("card");
    private final Cast cast = new Cast(test);
    private final Database database = test.open(Environment.DEVELOPMENT);
    private final PaceKeeper pace = new PaceKeeper();
    private Duration time = Duration.ZERO;

    @AfterEach
    void everybody_leaves() {
        cast.close();
        database.close();
    }

    /** Where others wait, not every reading asks who blocks whom; and engines' locks are looked for less often than that. */
    @ParameterizedTest
    @CsvSource({
        "prisma, false, 1", "prisma, false, 2", "prisma, true, 1", "prisma, true, 2", "prisma, true, 3",
        "flyway, false, 1", "flyway, false, 2", "flyway, true, 1", "flyway, true, 2", "flyway, true, 3"
    })
    void a_stuck_migration_is_seen_within_three_seconds(String engine, boolean othersWait, int readingsBefore) {
        test.execute("create table orders (id int); create table others (id int)");
        cast.enter("reads").run("begin", "select * from orders");
        if (othersWait) {
            cast.enter("locks").run("begin", "lock table others");
            cast.enter("waits").waitFor("select * from others");
        }
        try (ActivityReader reader = new ActivityReader(database, () -> time.toNanos())) {
            for (int i = 0; i < readingsBefore; i++) {
                next(reader);
            }
            Actor migration = migration(engine);
            migration.waitFor("alter table orders add column note text");

            Duration from = time;
            Optional<MigrationAtWork> card = Optional.empty();
            while (card.isEmpty() && time.minus(from).compareTo(LIMIT) < 0) {
                card = MigrationsAtWork.of(next(reader), _ -> Optional.empty()).stream()
                        .filter(MigrationAtWork::isStuck)
                        .findFirst();
            }
            assertThat(time.minus(from)).isLessThanOrEqualTo(LIMIT);
            assertThat(card).map(found -> found.session().pid()).contains(migration.pid());
            assertThat(card).map(MigrationAtWork::standing).contains(Standing.WAITS);
        }
    }

    private Actor migration(String engine) {
        if (engine.equals("prisma")) {
            return cast.enter("engine").run("select pg_advisory_lock(72707369)");
        }
        cast.enter("engine").run("select pg_try_advisory_lock(77433833903597)");
        return cast.enter("engine");
    }

    private Reading next(ActivityReader reader) {
        time = time.plus(pace.pause());
        Reading reading = reader.read();
        pace.read(INTERVAL, reading.took());
        return reading;
    }
}

package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.PrismaProject;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.workspace.WorkspaceServices;

@Timeout(120)
class HeardTest {
    private static final String MIGRATION = "20260829211240_order_note";
    private static final String STATEMENT = "alter table orders add column note text";

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("heard");
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    @Test
    void readings_go_on_while_the_history_is_locked_and_the_name_comes_when_it_can_be_read() throws Exception {
        test.execute("""
                create table orders (id int);
                create table _prisma_migrations (
                    id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
                    migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
                    started_at timestamptz not null default now(), applied_steps_count integer not null default 0)""");
        try (Cast cast = new Cast(test);
                WorkspaceServices open = new PrismaProject(folder)
                        .migration(MIGRATION, STATEMENT + ";\n")
                        .open(test.profile(Environment.PRODUCTION))) {
            cast.enter("reads").run("begin", "select * from orders");
            cast.enter("engine").run("select pg_advisory_lock(72707369)").waitFor(STATEMENT);
            Actor locks = cast.enter("locks").run("begin", "lock table _prisma_migrations in access exclusive mode");
            open.activity()
                    .poller("production")
                    .subscribe(
                            Duration.ofMillis(50),
                            new Heard.Ear(open.activity(), () -> Thresholds.USUAL, Runnable::run, heard::add));

            // What looks into the history is a session like others: a reading shows it while it waits.
            Snapshot during = await(now -> now.reading().sessions().stream()
                    .anyMatch(s -> s.isOwn() && s.waitsForLock() && s.database().equals(test.name())));
            assertThat(during.migrations())
                    .extracting(MigrationAtWork::migration)
                    .containsExactly(Optional.empty());

            locks.run("rollback");
            assertThat(await(now -> now.migrations().stream()
                                    .anyMatch(m -> m.migration().isPresent()))
                            .migrations())
                    .extracting(MigrationAtWork::migration)
                    .containsExactly(Optional.of(MIGRATION));
        }
    }

    private Snapshot await(Predicate<Snapshot> wanted) throws InterruptedException {
        while (true) {
            Heard next = heard.poll(60, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            Optional<Snapshot> found = next.snapshot().filter(wanted);
            if (found.isPresent()) {
                return found.get();
            }
        }
    }
}

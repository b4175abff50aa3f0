package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Who works for the holder of an engine's lock: whoever is named as a migration can be cancelled. */
class FlywayWorkerTest {
    private static final String APPLICATION = "PostgreSQL JDBC Driver";
    private static final String PRISMA = "select pg_advisory_lock(72707369)";
    private static final String FLYWAY = "select pg_try_advisory_xact_lock(77433833903597)";

    private final TestDatabase test = TestPostgres.usual().freshDatabase("worker");
    private final Cast cast = new Cast(test);
    private final Database database = test.open(Environment.DEVELOPMENT);

    @BeforeEach
    void a_table() {
        test.execute("create table t (a int)");
    }

    @AfterEach
    void everybody_leaves() {
        cast.close();
        database.close();
    }

    @Test
    void flyways_second_connection_is_the_one_that_works() {
        Actor holder = cast.enter(APPLICATION).run("begin", FLYWAY);
        Actor worker = cast.enter(APPLICATION);
        cast.enter("psql").run("begin", "select * from t");
        worker.waitFor("alter table t add column b int");

        assertThat(pids(_ -> Optional.empty())).containsExactly(worker.pid()).doesNotContain(holder.pid());
    }

    @Test
    void flyway_itself_is_found_where_it_waits(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("V1__note.sql"), "alter table t add column b int;\n");
        Actor reads = cast.enter("psql").run("begin", "select * from t");
        Thread flyway = Thread.ofVirtual()
                .start(() -> Flyway.configure()
                        .dataSource(
                                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(test.port(), test.name()),
                                Cluster.USER,
                                "")
                        .locations("filesystem:" + folder)
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .load()
                        .migrate());
        String works = "select pid from pg_stat_activity where wait_event_type = 'Lock'"
                + " and datname = current_database() and query like 'alter table t%'";
        Await.row(test, works);

        assertThat(pids(_ -> Optional.empty()))
                .containsExactly(Integer.valueOf(test.rows(works).getFirst()));
        reads.run("rollback");
        assertThat(Await.until(flyway::getState, Thread.State.TERMINATED::equals))
                .isEqualTo(Thread.State.TERMINATED);
    }

    @Test
    void a_script_that_only_writes_rows_is_told_by_its_statement() {
        Actor holder = cast.enter(APPLICATION).run("begin", FLYWAY);
        Actor worker = cast.enter(APPLICATION);
        worker.work("select pg_sleep(600)");

        assertThat(pids(_ -> Optional.empty())).containsExactly(holder.pid());
        assertThat(pids(session -> session.pid() == worker.pid()
                        ? Optional.of(new MigrationName("flyway", "V2__fill.sql", true))
                        : Optional.empty()))
                .containsExactly(worker.pid());
    }

    @Test
    void of_two_that_could_work_for_flyway_neither_is_named() {
        Actor holder = cast.enter(APPLICATION).run("begin", FLYWAY);
        cast.enter("psql").run("begin", "select * from t");
        cast.enter(APPLICATION).waitFor("alter table t add column b int");
        cast.enter(APPLICATION).waitFor("alter table t add column c int");

        assertThat(pids(_ -> Optional.empty())).containsExactly(holder.pid());
    }

    @Test
    void who_was_there_before_flyways_lock_does_not_work_for_it() {
        Actor before = cast.enter(APPLICATION);
        Actor holder = cast.enter(APPLICATION).run("begin", FLYWAY);
        cast.enter("psql").run("begin", "select * from t");
        before.waitFor("alter table t add column b int");

        assertThat(pids(_ -> Optional.empty())).containsExactly(holder.pid());
    }

    @Test
    void a_session_beside_prisma_is_never_named() {
        Actor holder = cast.enter(APPLICATION).run(PRISMA);
        cast.enter("psql").run("begin", "select * from t");
        cast.enter(APPLICATION).waitFor("alter table t add column b int");

        assertThat(pids(_ -> Optional.empty())).containsExactly(holder.pid());
    }

    private List<Integer> pids(Function<Session, Optional<MigrationName>> names) {
        try (ActivityReader reader = new ActivityReader(database)) {
            return MigrationsAtWork.of(reader.read(), names).stream()
                    .map(migration -> migration.session().pid())
                    .toList();
        }
    }
}

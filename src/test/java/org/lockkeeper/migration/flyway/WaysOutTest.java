package org.lockkeeper.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.migration.WayOut;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class WaysOutTest {
    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("fwaysout");

    private FlywayProject project() {
        return FlywayProject.in(folder).script("V1__a.sql", "create table a (id int);");
    }

    private static List<String> ways(Recovery recovery) {
        return recovery.ways().stream().map(way -> way.act().label()).toList();
    }

    @Test
    void a_failed_transaction_leaves_nothing_to_recover() {
        FlywayProject project = project().script("V2__b.sql", "create table b (id int);\nselect * from nowhere;");
        project.migrate(test);
        assertThat(project.recovery(test).isClear()).isTrue();
    }

    @Test
    void a_failed_row_is_repaired_away_and_its_index_dropped() {
        FlywayProject project = project()
                .script(
                        "V2__i.sql",
                        "create index concurrently g on a (id);\ncreate unique index concurrently i on a (id);");
        project.script("V1__a.sql", "create table a (id int);\ninsert into a values (1), (1);");
        project.migrate(test);
        Recovery recovery = project.recovery(test);
        assertThat(recovery.troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.state()).isEqualTo(MigrationState.FAILED);
            assertThat(trouble.remains()).contains("every statement before the one that failed stays");
            assertThat(trouble.statements())
                    .extracting(s -> s.effect().label())
                    .containsExactly("took-effect", "did-not");
        });
        assertThat(ways(recovery)).containsExactly("drop-index", "repair");
        WayOut repair = recovery.ways().getLast();
        assertThat(repair.before())
                .extracting(row -> row.columns().get("version"))
                .containsExactly("2");
        assertThat(repair.after()).isEmpty();
    }

    @Test
    void what_repair_foretells_of_an_edited_script_is_what_it_does() {
        project().migrate(test);
        FlywayProject edited = project().script("V1__a.sql", "create table a (id bigint);");
        WayOut repair = edited.recovery(test).ways().getFirst();
        HistoryRow foretold = repair.after().getFirst();
        edited.repair(test);
        assertThat(test.rows("select checksum from flyway_schema_history"))
                .containsExactly(foretold.columns().get("checksum"));
        assertThat(edited.recovery(test).isClear()).isTrue();
    }

    @Test
    void a_run_that_was_killed_outside_a_transaction_shows_though_the_history_has_no_row() {
        project().migrate(test);
        FlywayProject project = project()
                .script("V2__i.sql", "create index concurrently g on a (id);\ncreate index concurrently h on a (id);");
        assertThat(project.recovery(test).isClear()).isTrue();
        test.execute("create index concurrently g on a (id)");
        Recovery recovery = project.recovery(test);
        assertThat(recovery.troubles())
                .singleElement()
                .satisfies(trouble ->
                        assertThat(trouble.account()).contains("no row for it, yet part of it is in the database"));
        assertThat(ways(recovery)).containsExactly("migrate");
    }

    @Test
    void who_holds_the_lock_is_shown_and_can_be_ended() throws Exception {
        project().migrate(test);
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set application_name = 'dead-engine'; select pg_advisory_lock(77433833903597)");
            Recovery recovery = project().recovery(test);
            assertThat(recovery.lockHolders()).singleElement().satisfies(holder -> {
                assertThat(holder.application()).isEqualTo("dead-engine");
                assertThat(holder.backendStart()).isPresent();
                assertThat(holder.words()).contains("idle since");
            });
            assertThat(ways(recovery)).containsExactly("end-session");
        }
    }
}

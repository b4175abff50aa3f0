package org.lockkeeper.migration.prisma;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.TransactionMode;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.migration.InvalidIndex;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.migration.StatementEffect;
import org.lockkeeper.migration.WayOut;
import org.lockkeeper.migration.WayOut.Act;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class WaysOutTest {
    @TempDir
    Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("waysout");

    private PrismaProject project() {
        return new PrismaProject(folder);
    }

    private static List<String> effects(Recovery recovery) {
        return recovery.troubles().getFirst().statements().stream()
                .map(s -> s.line() + " " + s.effect().label())
                .toList();
    }

    @Test
    void where_nothing_went_wrong_there_is_nothing_to_do() {
        project().with("1", "create table a (id int)").migrate(test);
        Recovery recovery = project().recovery(test);
        assertThat(recovery.isClear()).isTrue();
        assertThat(recovery.ways()).isEmpty();
        assertThat(recovery.applied()).isEqualTo(1);
        assertThat(recovery.lastApplied()).hasValue("1");
    }

    @Test
    void a_script_that_was_rolled_back_whole_shows_that_none_of_it_is_there() {
        project()
                .with("1", "create table a (id int)")
                .with("2", "create table b (id int);\nalter table a add n int;\nselect * from nowhere;")
                .migrate(test);
        Recovery recovery = project().recovery(test);
        Recovery.Trouble trouble = recovery.troubles().getFirst();
        assertThat(trouble.migration()).isEqualTo("2");
        assertThat(trouble.state()).isEqualTo(MigrationState.FAILED);
        assertThat(trouble.sqlState()).hasValue("42P01");
        assertThat(trouble.message()).hasValue("relation \"nowhere\" does not exist");
        assertThat(trouble.line()).isEqualTo(3);
        assertThat(trouble.statement()).hasValue("select * from nowhere");
        assertThat(trouble.remains()).startsWith("Nothing");
        assertThat(effects(recovery)).containsExactly("1 did-not", "2 did-not", "3 unknown");
        assertThat(recovery.ways())
                .extracting(way -> way.act().label())
                .containsExactly("resolve-rolled-back", "resolve-applied");
    }

    @Test
    void statements_that_committed_by_themselves_are_found_in_the_catalogue() {
        project()
                .mode(TransactionMode.STATEMENT)
                .with(
                        "1",
                        "create table a (id int);\ncreate type mood as enum ('x');\ninsert into a values (1), (1);\ncreate unique index i on a (id);\ncreate table c (id int);")
                .migrate(test);
        Recovery recovery = project().mode(TransactionMode.STATEMENT).recovery(test);
        assertThat(effects(recovery))
                .containsExactly("1 took-effect", "2 took-effect", "3 unknown", "4 did-not", "5 did-not");
        assertThat(recovery.troubles().getFirst().remains()).contains("3 of 5 statements have been committed");
    }

    @Test
    void each_way_foretells_the_rows_that_it_leaves() {
        PrismaProject project = project().with("1", "select * from nowhere");
        project.migrate(test);
        for (WayOut way : project.recovery(test).ways()) {
            Resolution resolution = ((Act.Resolve) way.act()).resolution();
            assertThat(way.before())
                    .singleElement()
                    .satisfies(row -> assertThat(row.columns()).containsEntry("rolled_back_at", ""));
            assertThat(way.after()).hasSize(resolution == Resolution.APPLIED ? 2 : 1);
            assertThat(way.after().getFirst().columns()).containsEntry("rolled_back_at", "<now>");
        }
        HistoryRow foretold = project.recovery(test).ways().getLast().after().getLast();
        project.resolve(test, "1", Resolution.APPLIED);
        assertThat(test.rows(
                        "select checksum, applied_steps_count from _prisma_migrations where finished_at is not null"))
                .containsExactly(foretold.columns().get("checksum") + "|0");
        assertThat(project.recovery(test).isClear()).isTrue();
    }

    @Test
    void an_edited_script_is_told_since_its_statements_are_not_those_that_ran() {
        project().with("1", "select * from nowhere").migrate(test);
        Recovery recovery = project().with("1", "select 1").recovery(test);
        assertThat(recovery.troubles().getFirst().account()).contains("edited since");
    }

    @Test
    void an_invalid_index_has_a_way_of_its_own() {
        PrismaProject project = project()
                .with("1", "create table a (id int);\ninsert into a values (1), (1);")
                .with("2", "create unique index concurrently i on a (id);");
        project.migrate(test);
        Recovery recovery = project.recovery(test);
        assertThat(recovery.invalidIndexes()).containsExactly(new InvalidIndex("public", "i", "a"));
        assertThat(effects(recovery)).containsExactly("1 did-not");
        assertThat(recovery.troubles().getFirst().statements())
                .extracting(StatementEffect::evidence)
                .containsExactly("no valid index i is there");
        assertThat(recovery.ways()).first().satisfies(way -> {
            assertThat(way.act()).isEqualTo(new Act.DropIndex(new InvalidIndex("public", "i", "a")));
            assertThat(way.effect()).contains("drop index concurrently \"public\".\"i\"");
        });
    }
}

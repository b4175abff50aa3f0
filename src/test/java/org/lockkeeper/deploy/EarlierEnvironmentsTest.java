package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Production with a staging before it. */
class EarlierEnvironmentsTest {
    @TempDir
    private Path folder;

    private final TestDatabase staging = TestPostgres.usual().freshDatabase("before");
    private final TestDatabase prod = TestPostgres.usual().freshDatabase("after");

    @Test
    void what_is_applied_before_tells_since_when_and_what_was_edited_since() {
        try (OneProduction project = new OneProduction(folder, prod, Clock.systemUTC(), this::withStaging)) {
            project.checklist(AutomaticCheck.APPLIED_BEFORE);
            assertLook(
                    project,
                    Gate.State.FAILED,
                    "1 of 1 are not applied on staging: " + OneProduction.NEXT + " is pending.");
            project.migrate("staging");
            Instant applied = Instant.parse(
                    staging.rows("select to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                                    + " from _prisma_migrations where migration_name = '" + OneProduction.NEXT + "'")
                            .getFirst());
            String since = "All applied on staging, the last at " + applied;
            assertLook(project, Gate.State.PASSED, since + ".");
            project.write(OneProduction.NEXT, "alter table product add column price bigint;\n");
            assertLook(project, Gate.State.PASSED, since + ", but edited since: " + OneProduction.NEXT + ".");
        }
    }

    @Test
    void the_downtime_is_left_open_where_production_has_much_more() {
        try (OneProduction project = new OneProduction(folder, prod, Clock.systemUTC(), this::withStaging)) {
            project.checklist().migrate("staging");
            assertThat(downtime(project).value()).isPresent();
            prod.execute("insert into product select generate_series(1, 100000)");
            assertThat(downtime(project)).satisfies(risk -> {
                assertThat(risk.value()).isEmpty();
                assertThat(risk.source())
                        .contains(" on staging by its history, where there is much less in public.product (");
            });
        }
    }

    private static Risk downtime(OneProduction project) {
        return project.prepare().risk().values().stream()
                .filter(risk -> risk.question() == Risk.Question.DOWNTIME)
                .findFirst()
                .orElseThrow();
    }

    private static void assertLook(OneProduction project, Gate.State state, String detail) {
        Gate gate = project.gate(project.prepare(), Answers.NONE, AutomaticCheck.APPLIED_BEFORE);
        assertThat(gate.state()).isEqualTo(state);
        assertThat(gate.detail()).isEqualTo(detail);
    }

    private Workspace withStaging(Workspace plain) {
        return plain.withProfiles(
                List.of(staging.profile(Environment.STAGING), plain.profiles().getFirst()));
    }
}

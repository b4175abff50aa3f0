package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Said;
import org.lockkeeper.workspace.WorkspaceServices;

/** While a repair of a history waits to be confirmed, a row or a script changes: nothing is done on what nobody looked at. */
class ReviewedHistoryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void prismas_mark_is_refused_where_its_row_changed_meanwhile(Resolution resolution) {
        GuardedProject project = prisma();
        String change = "update _prisma_migrations set logs = 'failed once more' where finished_at is null";
        assertRefused(
                project,
                new Meanwhile(project, () -> project.production.execute(change)),
                (service, confirmer) ->
                        service.resolve("prod", project.name(2), resolution, confirmer, new CancelToken()));
    }

    @Test
    void prismas_mark_as_applied_is_refused_where_the_script_was_edited_meanwhile() {
        GuardedProject project = prisma();
        Meanwhile edit = new Meanwhile(project, () -> project.write(2, "select 2;\n"));
        assertRefused(
                project,
                edit,
                (service, confirmer) ->
                        service.resolve("prod", project.name(2), Resolution.APPLIED, confirmer, new CancelToken()));
        assertRefusedLater(
                project,
                (service, confirmer) ->
                        service.resolve("prod", project.name(2), Resolution.APPLIED, confirmer, new CancelToken()));
        try (WorkspaceServices open = project.open()) {
            assertThat(open.migrations()
                            .resolve("prod", project.name(2), Resolution.ROLLED_BACK, edit, new CancelToken())
                            .words())
                    .contains("recorded as rolled back");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update flyway_schema_history set checksum = checksum + 1 where version = '1'",
                "update flyway_schema_history set execution_time = execution_time + 1 where version = '2'",
                "insert into flyway_schema_history select 9, '9', 'late', type, 'V9__late.sql', checksum, installed_by, installed_on, 0, false from flyway_schema_history where version = '1'"
            })
    void flyways_repair_is_refused_where_a_row_changed_or_came_meanwhile(String change) {
        GuardedProject project = flyway();
        assertRefused(
                project,
                new Meanwhile(project, () -> project.production.execute(change)),
                (service, confirmer) -> service.repair("prod", confirmer, new CancelToken()));
    }

    @Test
    void flyways_repair_is_refused_where_a_script_was_edited_meanwhile() {
        GuardedProject project = flyway();
        Meanwhile edit = new Meanwhile(project, () -> project.write(2, "create table late (id int, again int);\n"));
        assertRefused(project, edit, (service, confirmer) -> service.repair("prod", confirmer, new CancelToken()));
        assertRefusedLater(project, (service, confirmer) -> service.repair("prod", confirmer, new CancelToken()));
        try (WorkspaceServices open = project.open()) {
            assertThat(open.migrations()
                            .repair("prod", new Meanwhile(project, () -> {}), new CancelToken())
                            .words())
                    .contains("took over the checksum");
        }
    }

    private static void assertRefused(
            GuardedProject project, Meanwhile meanwhile, BiConsumer<MigrationService, Confirmer> act) {
        try (WorkspaceServices open = project.open()) {
            project.assertThrown("LK-GUARD-PLAN", () -> act.accept(open.migrations(), meanwhile));
        }
        assertThat(project.historyRows()).isEqualTo(meanwhile.history);
        assertThat(project.actions().getFirst().result()).isEqualTo("not-begun");
    }

    /** The digest that was printed before the second script was edited is none of what would be done now. */
    private static void assertRefusedLater(GuardedProject project, BiConsumer<MigrationService, Confirmer> act) {
        StringBuilder printed = new StringBuilder();
        try (WorkspaceServices open = project.open()) {
            project.assertRefused("LK-GUARD-PLAN", () -> act.accept(open.migrations(), noting(printed)));
            project.write(2, "create table late (id int, edited_between int);\n");
            Said late = new Said(printed.toString(), project.production.name(), "");
            project.assertRefused("LK-GUARD-PLAN", () -> act.accept(open.migrations(), late));
        }
    }

    /** The second migration's run has failed. */
    private GuardedProject prisma() {
        GuardedProject project = new GuardedProject(folder, ProjectKind.PRISMA);
        project.write(1, "create table product (id int);\n");
        project.write(2, "select 1 / 0;\n");
        migrate(project);
        return project;
    }

    /** The second migration's script was edited after it had run. */
    private GuardedProject flyway() {
        GuardedProject project = new GuardedProject(folder, ProjectKind.FLYWAY);
        project.write(1, "create table product (id int);\n");
        project.write(2, "create table late (id int);\n");
        migrate(project);
        project.write(2, "create table late (id int, edited int);\n");
        return project;
    }

    private static void migrate(GuardedProject project) {
        try (WorkspaceServices open = project.open()) {
            open.migrations()
                    .migrate(
                            "prod",
                            Optional.empty(),
                            Said.reviewed(project.production.name()),
                            RunListener.NONE,
                            new CancelToken());
        }
    }

    /** Confirms nothing, and keeps the digest that is to be passed. */
    private static Confirmer noting(StringBuilder digest) {
        return new Confirmer() {
            @Override
            public String acknowledge(Consent request) {
                digest.append(request.digest());
                return "";
            }

            @Override
            public String typeName(Consent request) {
                return "";
            }

            @Override
            public String giveReason(Consent request) {
                return "";
            }
        };
    }

    /** Says what is wanted, and something changes while it is being said. */
    private static final class Meanwhile implements Confirmer {
        private final GuardedProject project;
        private final Runnable change;
        private List<String> history = List.of();

        Meanwhile(GuardedProject project, Runnable change) {
            this.project = project;
            this.change = change;
        }

        @Override
        public String acknowledge(Consent request) {
            return request.digest();
        }

        @Override
        public String typeName(Consent request) {
            change.run();
            history = project.historyRows();
            return project.production.name();
        }

        @Override
        public String giveReason(Consent request) {
            return "";
        }
    }
}

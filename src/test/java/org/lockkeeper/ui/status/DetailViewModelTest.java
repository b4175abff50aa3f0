package org.lockkeeper.ui.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.StatusMatrix.Row;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.HeldTaskRunner;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Samples;

class DetailViewModelTest {
    private final TaskRunner tasks = new DirectTaskRunner(Progress.NONE);
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final List<String> opened = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void a_script_that_cannot_be_read_is_told_and_the_rest_still_shows() throws IOException {
        WorkspaceModel workspace = Samples.shop(folder).read(tasks);
        Row row = row(workspace, 0);
        Files.delete(row.migration().orElseThrow().script());
        DetailViewModel detail = select(workspace, tasks, row);
        assertThat(detail.scriptNoteProperty().get()).contains("cannot be read").contains("migration.sql");
        assertThat(detail.cells()).hasSize(3);
    }

    @Test
    void a_migration_without_a_script_says_that_it_is_in_a_history_only() {
        WorkspaceModel workspace = new SampleProject(folder)
                .environment(
                        "dev", Environment.DEVELOPMENT, List.of(SampleProject.cell("ghost", MigrationState.MISSING, 0)))
                .read(tasks);
        DetailViewModel detail = select(workspace, tasks, row(workspace, 0));
        assertThat(detail.scriptNoteProperty().get()).contains("in a history only");
        assertThat(detail.scriptProperty().get().isEmpty()).isTrue();
    }

    @Test
    void an_answer_that_comes_after_the_selection_moved_on_is_dropped() {
        WorkspaceModel workspace = Samples.shop(folder).read(tasks);
        HeldTaskRunner held = new HeldTaskRunner();
        DetailViewModel detail = select(workspace, held, row(workspace, 0));
        detail.select(row(workspace, 12), columns(workspace));
        held.runNext();
        assertThat(detail.scriptProperty().get().isEmpty()).isTrue();
        held.runNext();
        assertThat(detail.scriptProperty().get().lines().getFirst().text()).contains("StockReservation");
    }

    @Test
    void production_offers_its_ways_out_and_is_asked_before_anything_happens() {
        WorkspaceModel workspace = Samples.shop(folder).read(tasks);
        DetailViewModel detail = select(workspace, tasks, row(workspace, 14));
        CellDetail production = detail.cells().getLast();
        assertThat(production.actions())
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action.refusal()).isEmpty());
        production.actions().getLast().run().run();
        assertThat(dialogs.shown()).singleElement().asString().startsWith("consent mark migration");
        assertThat(detail.toldProperty().get()).isEmpty();
    }

    @Test
    void what_is_pending_goes_to_the_preview_up_to_there() {
        WorkspaceModel workspace = Samples.shop(folder).read(tasks);
        DetailViewModel detail = select(workspace, tasks, row(workspace, 13));
        StateAction migrate = detail.cells().getFirst().actions().getFirst();
        assertThat(migrate.label()).isEqualTo("Migrate dev to here…");
        assertThat(migrate.refusal()).isEmpty();
        migrate.run().run();
        assertThat(opened).containsExactly("dev 20260901021240_order_archive_partition");
    }

    @Test
    void a_question_that_is_declined_changes_nothing() {
        WorkspaceModel workspace = Samples.shop(folder).read(tasks);
        DetailViewModel detail = select(workspace, tasks, row(workspace, 12));
        CellDetail staging = detail.cells().get(1);
        assertThat(staging.status().state()).isEqualTo(MigrationState.FAILED);
        assertThat(staging.actions())
                .extracting(StateAction::label)
                .containsExactly(
                        "Settle what failed on staging…", "Mark rolled back on staging", "Mark applied on staging");
        staging.actions().getFirst().run().run();
        assertThat(opened).containsExactly("ways out of staging");
        staging.actions().get(1).run().run();
        assertThat(dialogs.shown())
                .singleElement()
                .asString()
                .contains("consent mark migration", "the next migrate runs");
        assertThat(detail.toldProperty().get()).isEmpty();
    }

    @Test
    void flyway_offers_repair_and_not_prismas_resolve() {
        WorkspaceModel workspace = Samples.shop(folder).kind(ProjectKind.FLYWAY).read(tasks);
        DetailViewModel detail = select(workspace, tasks, row(workspace, 12));
        assertThat(detail.cells().get(1).actions())
                .extracting(StateAction::label)
                .containsExactly("Settle what failed on staging…", "Repair the history of staging");
    }

    @Test
    void an_environment_that_could_not_be_read_says_why() {
        WorkspaceModel workspace = new SampleProject(folder)
                .migration("a", "select 1;")
                .unreachable("dev", Environment.DEVELOPMENT, "dev refused the connection.")
                .read(tasks);
        DetailViewModel detail = select(workspace, tasks, row(workspace, 0));
        assertThat(detail.cells().getFirst().meaning()).endsWith("dev refused the connection.");
        assertThat(detail.cells().getFirst().actions()).isEmpty();
    }

    private DetailViewModel select(WorkspaceModel workspace, TaskRunner runner, Row row) {
        DetailViewModel detail = new DetailViewModel(
                workspace,
                runner,
                dialogs,
                (environment, to) -> opened.add(environment + " " + to.orElse("")),
                environment -> opened.add("ways out of " + environment));
        detail.select(row, columns(workspace));
        return detail;
    }

    private static Row row(WorkspaceModel workspace, int index) {
        return workspace.matrixProperty().get().orElseThrow().rows().get(index);
    }

    private static List<Column> columns(WorkspaceModel workspace) {
        return Column.of(workspace.matrixProperty().get().orElseThrow());
    }
}

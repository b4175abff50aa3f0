package org.lockkeeper.ui.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.HeldTaskRunner;
import org.lockkeeper.ui.MadeUpEngine;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.sample.SampleEngine;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Samples;
import org.lockkeeper.ui.status.StatusViewModel.Notice;

class StatusViewModelTest {
    private final TaskRunner tasks = new DirectTaskRunner(Progress.NONE);

    @TempDir
    Path folder;

    @Test
    void a_project_that_cannot_be_read_is_told_in_its_own_words() {
        SampleProject project = Samples.shop(folder);
        SampleEngine engine = project.engine();
        engine.breakWith(new LockkeeperException("LK-MIG-P3015", ExitCode.USAGE, "The folder x has no migration.sql."));
        StatusViewModel model = model(project.open(engine, tasks), tasks);
        model.refresh();
        assertThat(model.noticeProperty().get())
                .contains(new Notice(
                        Notice.Kind.FAILURE, "The project could not be read", "The folder x has no migration.sql."));
    }

    @Test
    void before_the_first_reading_it_says_that_it_reads() {
        HeldTaskRunner held = new HeldTaskRunner();
        SampleProject project = Samples.shop(folder);
        WorkspaceModel workspace = project.open(project.engine(), held);
        StatusViewModel model = model(workspace, held);
        workspace.refresh();
        assertThat(model.noticeProperty().get()).map(Notice::kind).contains(Notice.Kind.READING);
        held.runNext();
        assertThat(model.noticeProperty().get()).isEmpty();
        assertThat(model.lines()).hasSize(15);
    }

    @Test
    void a_project_without_migrations_says_where_they_belong() {
        StatusViewModel model = model(
                new SampleProject(folder)
                        .environment("dev", Environment.DEVELOPMENT, _ -> MigrationState.PENDING)
                        .read(tasks),
                tasks);
        assertThat(model.noticeProperty().get())
                .hasValueSatisfying(notice -> assertThat(notice.text())
                        .contains(folder.resolve("migrations").toString()));
    }

    @Test
    void a_filter_that_leaves_nothing_says_so_and_can_be_cleared() {
        StatusViewModel model = model(Samples.shop(folder).read(tasks), tasks);
        model.filterProperty().set("no such thing");
        assertThat(model.lines()).isEmpty();
        assertThat(model.noticeProperty().get()).map(Notice::kind).contains(Notice.Kind.FILTERED);
        model.clearFilters();
        assertThat(model.lines()).hasSize(15);
        assertThat(model.noticeProperty().get()).isEmpty();
    }

    @Test
    void reading_the_same_again_leaves_the_lines_alone() {
        WorkspaceModel workspace = Samples.shop(folder).read(tasks);
        StatusViewModel model = model(workspace, tasks);
        AtomicInteger changes = new AtomicInteger();
        model.lines().addListener((ListChangeListener<StatusLine>) _ -> changes.incrementAndGet());
        workspace.refresh();
        assertThat(changes).hasValue(0);
    }

    @Test
    void the_selection_outlives_a_reading() {
        WorkspaceModel workspace = Samples.shop(folder).read(tasks);
        StatusViewModel model = model(workspace, tasks);
        model.select((StatusLine.Entry) model.lines().get(2));
        workspace.refresh();
        assertThat(model.detail().rowProperty().get()).map(r -> r.name()).contains("20260829211240_stock_reservations");
        assertThat(model.detail().cells()).hasSize(3);
    }

    @Test
    void a_reading_that_changes_one_state_replaces_one_line() {
        MadeUpEngine engine = new MadeUpEngine(List.of("1_init", "2_orders", "3_totals")).applied("dev", 1);
        WorkspaceModel workspace = new WorkspaceModel(new MadeUpWorkspaces(engine).open(MadeUpWorkspaces.FILE), tasks);
        workspace.refresh();
        StatusViewModel model = model(workspace, tasks);
        List<Integer> replaced = new ArrayList<>();
        model.lines().addListener((ListChangeListener<StatusLine>) change -> {
            while (change.next()) {
                IntStream.range(change.getFrom(), change.getTo()).forEach(replaced::add);
            }
        });
        engine.applied("dev", 2);
        workspace.refresh();
        assertThat(replaced).containsExactly(1);
    }

    private static StatusViewModel model(WorkspaceModel workspace, TaskRunner tasks) {
        return new StatusViewModel(
                workspace,
                new DetailViewModel(workspace, tasks, new RecordingDialogs(), (_, _) -> {}, _ -> {}),
                ZoneOffset.UTC);
    }
}

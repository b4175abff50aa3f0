package org.lockkeeper.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;

class WorkspaceModelTest {
    private final MadeUpEngine engine =
            new MadeUpEngine(List.of("1_init", "2_orders")).applied("dev", 2).applied("staging", 1);

    private WorkspaceModel open() {
        return new WorkspaceModel(
                new MadeUpWorkspaces(engine).open(MadeUpWorkspaces.FILE), new DirectTaskRunner(Progress.NONE));
    }

    @Test
    void a_project_that_cannot_be_read_is_told_and_the_last_reading_stays() {
        WorkspaceModel model = open();
        model.refresh();
        engine.broken("prisma/migrations is gone");
        model.refresh();
        assertThat(model.failureProperty().get())
                .get()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("gone");
        assertThat(model.matrixProperty().get()).isPresent();
        assertThat(model.refreshingProperty().get()).isFalse();
    }

    @Test
    void one_unreachable_environment_does_not_keep_the_others_from_showing() {
        engine.unreachable("staging", "staging is down");
        WorkspaceModel model = open();
        model.refresh();
        assertThat(model.profiles())
                .map(profile ->
                        model.status(profile).map(EnvironmentStatus::isReadable).orElseThrow())
                .containsExactly(true, false, true);
    }

    @Test
    void development_is_in_focus_first_and_an_unknown_name_changes_nothing() {
        WorkspaceModel model = open();
        model.focus("no-such");
        assertThat(model.focusProperty().get())
                .get()
                .extracting(p -> p.environment())
                .isEqualTo(Environment.DEVELOPMENT);
        model.focus("prod-eu");
        assertThat(model.focusProperty().get()).get().extracting(p -> p.name()).isEqualTo("prod-eu");
    }

    @Test
    void refreshes_asked_for_during_a_reading_become_one_more() {
        HeldTaskRunner tasks = new HeldTaskRunner();
        WorkspaceModel model = new WorkspaceModel(new MadeUpWorkspaces(engine).open(MadeUpWorkspaces.FILE), tasks);
        model.refresh();
        model.refresh();
        model.refresh();
        assertThat(tasks.waiting()).isEqualTo(1);
        tasks.runNext();
        assertThat(tasks.waiting()).isEqualTo(1);
        assertThat(model.refreshingProperty().get()).isTrue();
        tasks.runNext();
        assertThat(tasks.waiting()).isZero();
        assertThat(model.refreshingProperty().get()).isFalse();
    }
}

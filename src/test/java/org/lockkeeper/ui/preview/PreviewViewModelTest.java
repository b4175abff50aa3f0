package org.lockkeeper.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.ui.HeldTaskRunner;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.RunningRunner;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.run.RunAccount;
import org.lockkeeper.ui.run.RunViewModel;
import org.lockkeeper.ui.sample.SampleEngine;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Samples;

class PreviewViewModelTest {
    private final RunningRunner tasks = new RunningRunner();
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final List<String> told = new ArrayList<>();

    @TempDir
    Path folder;

    private SampleEngine engine;
    private WorkspaceModel workspace;
    private PreviewViewModel model;

    @BeforeEach
    void open() {
        SampleProject project = Samples.shop(folder);
        engine = project.engine();
        workspace = project.open(engine, tasks);
        workspace.refresh();
        RunViewModel run =
                new RunViewModel(workspace.service()::migrate, tasks, dialogs, Runnable::run, SampleProject.CLOCK);
        model = new PreviewViewModel(workspace, tasks, dialogs, run, told::add);
    }

    @Test
    void nothing_is_planned_before_the_page_is_shown() {
        assertThat(model.layoutProperty().get()).isEmpty();
        model.show();
        assertThat(model.layoutProperty().get()).isPresent();
    }

    @Test
    void an_engine_that_refuses_to_plan_is_told_and_refuses_to_apply() {
        model.show();
        engine.breakWith(new LockkeeperException("LK-MIG-P3009", ExitCode.ATTENTION, "Migration x failed on dev."));
        workspace.focus("staging");
        assertThat(model.failureProperty().get()).contains("Migration x failed on dev.");
        assertThat(model.layoutProperty().get()).isEmpty();
        assertThat(model.applyRefusal()).contains("Migration x failed on dev.");
    }

    @Test
    void production_that_is_declined_runs_nothing_and_tells_nothing() {
        model.show();
        workspace.focus("prod-eu");
        assertThat(plan().migrations()).hasSize(6);
        assertThat(model.applyLabel()).isEqualTo("Apply 6 migrations to prod-eu");
        model.apply();
        tasks.finish();
        assertThat(dialogs.shown())
                .singleElement()
                .asString()
                .startsWith("consent apply 6 migrations on database")
                .contains("runs 20260903071240_user_locale");
        assertThat(model.run().runningProperty().get()).isFalse();
        assertThat(model.run().accountProperty().get()).isEmpty();
    }

    @Test
    void production_with_a_wrong_name_is_refused_and_with_the_right_one_runs() {
        model.show();
        workspace.focus("prod-eu");
        String name = plan().target().database();
        dialogs.confirming(true).typing(name + "x");
        model.apply();
        tasks.finish();
        assertThat(model.run().accountProperty().get().orElseThrow().headline())
                .contains("is not that database's name")
                .contains("Nothing was changed");
        dialogs.confirming(true).typing(name);
        model.apply();
        tasks.finish();
        assertThat(model.run().accountProperty().get().orElseThrow().headline())
                .isEqualTo("6 migrations were applied to prod-eu.");
    }

    @Test
    void the_button_says_what_it_does_and_where() {
        model.show();
        assertThat(model.applyLabel()).isEqualTo("Apply 2 migrations to dev");
        model.limitTo(Optional.of("20260901021240_order_archive_partition"));
        assertThat(model.applyLabel()).isEqualTo("Apply 1 migration to dev");
        assertThat(model.applyRefusal()).isEmpty();
    }

    @Test
    void only_the_answer_to_the_last_question_counts() {
        HeldTaskRunner held = new HeldTaskRunner();
        RunViewModel run =
                new RunViewModel(workspace.service()::migrate, held, dialogs, Runnable::run, SampleProject.CLOCK);
        PreviewViewModel slow = new PreviewViewModel(workspace, held, dialogs, run, told::add);
        slow.show();
        workspace.focus("prod-eu");
        held.runNext();
        assertThat(slow.layoutProperty().get()).isEmpty();
        assertThat(slow.loadingProperty().get()).isTrue();
        held.runNext();
        assertThat(slow.layoutProperty().get().orElseThrow().plan().profile().name())
                .isEqualTo("prod-eu");
    }

    @Test
    void the_plan_of_one_environment_is_not_shown_while_that_of_another_is_read() {
        model.show();
        HeldTaskRunner held = new HeldTaskRunner();
        PreviewViewModel slow = new PreviewViewModel(
                workspace,
                held,
                dialogs,
                new RunViewModel(workspace.service()::migrate, held, dialogs, Runnable::run, SampleProject.CLOCK),
                told::add);
        slow.show();
        held.runNext();
        workspace.focus("staging");
        assertThat(slow.layoutProperty().get()).isEmpty();
        assertThat(slow.applyRefusal()).contains("The plan is not known yet.");
    }

    @Test
    void a_plan_that_changed_after_it_was_shown_is_not_run() {
        model.show();
        model.apply();
        engine.changeScripts();
        tasks.finish();
        assertThat(model.run().accountProperty().get()).hasValueSatisfying(account -> {
            assertThat(account.tone()).isEqualTo(Tone.DANGER);
            assertThat(account.headline()).contains("no longer what was shown").contains("Nothing was run");
        });
    }

    @Test
    void a_failure_is_told_with_line_state_and_what_is_left_and_its_sql_stays() {
        engine.failWith(new RunFailure(
                "20260903071240_user_locale",
                Optional.of("create index x"),
                4,
                Optional.of("42P01"),
                "relation \"Order\" does not exist",
                "Nothing: the script ran in one transaction, which was rolled back."));
        model.show();
        MigrationPlan shown = plan();
        model.apply();
        tasks.finish();
        RunAccount account = model.run().accountProperty().get().orElseThrow();
        assertThat(account.headline()).isEqualTo("1 of 2 migrations were applied to dev; then the run stopped.");
        assertThat(account.failureText())
                .contains(
                        "Migration 20260903071240_user_locale failed on dev at line 4: relation \"Order\" does not exist (SQLSTATE 42P01).");
        assertThat(account.failure().orElseThrow().leftBehind()).startsWith("Nothing");
        assertThat(account.log()).isPresent();
        assertThat(plan()).isSameAs(shown);
    }

    @Test
    void a_run_reports_statement_by_statement_and_accounts_for_itself() {
        List<Integer> lines = new ArrayList<>();
        model.run().positionProperty().subscribe(position -> position.ifPresent(p -> lines.add(p.line())));
        model.show();
        model.apply();
        assertThat(model.applyRefusal()).contains("A run is under way.");
        tasks.finish();
        assertThat(lines).containsExactly(0, 2, 4, 7, 0, 2, 4, 7);
        assertThat(tasks.reports()).contains("2 of 2: 20260903071240_user_locale, statement 3 of 3 (line 7) 5/6");
        assertThat(model.run().accountProperty().get().orElseThrow().headline())
                .isEqualTo("2 migrations were applied to dev.");
    }

    @Test
    void cancelling_is_shown_as_asked_for_until_the_run_has_ended() {
        model.show();
        model.apply();
        model.run().cancel();
        assertThat(tasks.cancelAsked()).isTrue();
        assertThat(model.run().cancelAskedProperty().get()).isTrue();
        assertThat(model.run().runningProperty().get()).isTrue();
        tasks.finish();
        assertThat(model.run().runningProperty().get()).isFalse();
    }

    @Test
    void a_reading_during_a_run_does_not_change_what_is_shown() {
        model.show();
        MigrationPlan shown = plan();
        model.apply();
        workspace.refresh();
        assertThat(plan()).isSameAs(shown);
        tasks.finish();
    }

    @Test
    void the_account_of_a_run_waits_where_the_run_was() {
        model.show();
        model.apply();
        tasks.finish();
        assertThat(model.isRunHere()).isTrue();
        workspace.focus("staging");
        assertThat(model.isRunHere()).isFalse();
        workspace.focus("dev");
        assertThat(model.isRunHere()).isTrue();
        assertThat(model.run().accountProperty().get()).isPresent();
    }

    @Test
    void saving_that_is_declined_writes_nothing_and_saving_elsewhere_says_where() throws IOException {
        model.show();
        model.save();
        assertThat(told).isEmpty();
        Path file = folder.resolve("out").resolve("script.sql");
        dialogs.choosing(file);
        model.save();
        tasks.finish();
        assertThat(told).singleElement().asString().contains(file.toString());
        assertThat(Files.readString(file)).contains("alter table \"Order\"");
    }

    @Test
    void saving_where_nothing_can_be_written_is_told() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "no folder");
        dialogs.choosing(inTheWay.resolve("script.sql"));
        model.show();
        model.save();
        tasks.finish();
        assertThat(dialogs.shown().getLast()).startsWith("error LK-UI-SAVE: The script cannot be saved to");
    }

    private MigrationPlan plan() {
        return model.layoutProperty().get().orElseThrow().plan();
    }
}

package org.lockkeeper.ui.recovery;

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
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.migration.WayOut;
import org.lockkeeper.migration.WayOut.Act;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.RunningRunner;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.sample.Recoveries;
import org.lockkeeper.ui.sample.SampleEngine;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Samples;

class RecoveryViewModelTest {
    private static final WayOut ROLLED_BACK = Recoveries.way(
            new Act.Resolve("20260829211240_stock_reservations", Resolution.ROLLED_BACK), List.of(), List.of());

    private final RunningRunner tasks = new RunningRunner();
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final List<String> previewed = new ArrayList<>();

    @TempDir
    Path folder;

    private SampleEngine engine;
    private RecoveryViewModel model;

    @BeforeEach
    void open() {
        SampleProject project = Samples.shop(folder);
        engine = project.engine();
        engine.waysOut(database -> Recoveries.failed(database.profile().name()));
        WorkspaceModel workspace = project.open(engine, tasks);
        model = new RecoveryViewModel(workspace, tasks, dialogs, previewed::add);
    }

    @Test
    void an_environment_that_cannot_be_looked_at_says_why_and_is_looked_at_again() {
        engine.waysOut(_ -> {
            throw new LockkeeperException("LK-DB-REFUSED", ExitCode.UNREACHABLE, "staging refused the connection.");
        });
        model.open("staging");
        assertThat(model.failureProperty().get()).contains("staging refused the connection.");
        assertThat(model.recoveryProperty().get()).isEmpty();
        engine.waysOut(database -> Recoveries.failed(database.profile().name()));
        model.look();
        assertThat(model.failureProperty().get()).isEmpty();
        assertThat(model.recoveryProperty().get().orElseThrow().ways()).hasSize(4);
    }

    @Test
    void the_log_of_a_run_without_an_outcome_opens_where_there_is_a_page_for_it() throws IOException {
        Path log = Files.createDirectories(folder.resolve("runs")).resolve("20261122-091400-000-staging.log");
        Files.writeString(log, "begun\n");
        model.open("staging");
        assertThat(model.log()).isEmpty();
        List<Path> opened = new ArrayList<>();
        model.leadToLogs(opened::add);
        model.openLog();
        assertThat(opened).containsExactly(log);
    }

    @Test
    void production_asks_twice_and_a_wrong_name_changes_nothing() {
        model.open("prod-eu");
        dialogs.confirming(true).typing("nothing like it");
        model.take(ROLLED_BACK);
        assertThat(model.actingProperty().get()).isTrue();
        assertThat(model.refusal(ROLLED_BACK)).contains("A way out is being taken.");
        tasks.finish();
        assertThat(dialogs.shown().getFirst())
                .startsWith("consent mark migration 20260829211240_stock_reservations as rolled back");
        assertThat(dialogs.shown().getLast()).startsWith("error LK-GUARD-CONFIRM");
        assertThat(model.doneProperty().get()).isEmpty();
        assertThat(model.actingProperty().get()).isFalse();
        dialogs.confirming(true).typing("shop");
        model.take(ROLLED_BACK);
        tasks.finish();
        assertThat(model.doneProperty().get().orElseThrow().words()).isEqualTo("Marked.");
    }

    @Test
    void development_is_asked_once_with_the_effect_and_declining_changes_nothing() {
        model.open("dev");
        model.take(ROLLED_BACK);
        assertThat(dialogs.shown())
                .singleElement()
                .asString()
                .contains("Mark 20260829211240_stock_reservations rolled back on dev")
                .contains("the next migrate runs the script again");
        assertThat(model.actingProperty().get()).isFalse();
    }

    @Test
    void what_was_done_is_shown_with_its_rows_and_the_environment_is_looked_at_again() {
        List<String> looked = new ArrayList<>();
        engine.waysOut(database -> {
            looked.add(database.profile().name());
            return Recoveries.failed(database.profile().name());
        });
        model.open("staging");
        dialogs.confirming(true);
        model.take(ROLLED_BACK);
        tasks.finish();
        Done done = model.doneProperty().get().orElseThrow();
        assertThat(done.before()).hasSize(1);
        assertThat(done.after()).hasSize(2);
        assertThat(looked).containsExactly("staging", "staging");
        model.open("dev");
        assertThat(model.doneProperty().get()).isEmpty();
    }

    @Test
    void a_session_whose_start_cannot_be_seen_cannot_be_ended() {
        model.open("staging");
        WayOut hidden = Recoveries.way(new Act.EndSession(Recoveries.session(Optional.empty())), List.of(), List.of());
        assertThat(model.refusal(hidden).orElseThrow()).contains("another one with its pid could be hit");
        model.take(hidden);
        assertThat(dialogs.shown()).isEmpty();
    }

    @Test
    void running_again_leads_to_the_preview() {
        model.open("staging");
        model.take(Recoveries.way(new Act.Migrate(), List.of(), List.of()));
        assertThat(previewed).containsExactly("staging");
    }
}

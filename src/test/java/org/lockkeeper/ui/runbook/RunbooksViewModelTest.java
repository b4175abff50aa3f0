package org.lockkeeper.ui.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.runbook.Advice;
import org.lockkeeper.runbook.Answer;
import org.lockkeeper.runbook.Criterion;
import org.lockkeeper.runbook.Finding;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.testing.PrismaProject;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.sample.SampleEngine;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Samples;
import org.lockkeeper.workspace.WorkspaceServices;

@SuppressWarnings("NullAway.Init") // set before every test
class RunbooksViewModelTest {
    @TempDir
    private Path folder;

    private final TaskRunner tasks = new DirectTaskRunner(Progress.NONE);
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final List<String> told = new ArrayList<>();
    private SampleEngine engine;
    private WorkspaceModel workspace;
    private RunbooksViewModel model;

    @BeforeEach
    void open() {
        SampleProject project = Samples.shop(folder);
        engine = project.engine();
        workspace = project.open(engine, tasks);
        model = new RunbooksViewModel(workspace, tasks, dialogs, () -> told.add("to backups"), told::add);
    }

    @Test
    void a_project_that_cannot_be_read_is_told() {
        engine.breakWith(new LockkeeperException("LK-X", ExitCode.USAGE, "The folder is gone. Restore it."));
        model.shown();
        assertThat(model.failureProperty().get()).contains("The folder is gone. Restore it.");
        assertThat(model.lookingProperty().get()).isFalse();
    }

    @Test
    void a_persons_answer_changes_what_the_answers_speak_for() {
        model.shown();
        assertThat(model.findings()).hasSize(Criterion.values().length);
        assertThat(model.advice().verdict()).isEqualTo(Advice.Verdict.LOOK_FIRST);
        for (Criterion criterion : Criterion.values()) {
            model.answer(finding(criterion), Answer.NO);
        }
        assertThat(model.advice().verdict()).isEqualTo(Advice.Verdict.LEAVE);
        model.answer(finding(Criterion.DATA_LOST), Answer.YES);
        assertThat(model.advice().verdict()).isEqualTo(Advice.Verdict.ROLL_BACK);
    }

    @Test
    void another_environment_in_focus_is_looked_at_anew_while_the_page_is_in_front() {
        model.shown();
        workspace.focus("prod-eu");
        assertThat(model.rollbackProperty().get().orElseThrow().environment()).isEqualTo("prod-eu");
        model.hidden();
        workspace.focus("staging");
        assertThat(model.rollbackProperty().get()).isEmpty();
    }

    @Test
    void without_a_backup_there_is_nothing_to_remove_and_the_reason_is_told() {
        model.shown();
        assertThat(model.whyNoForgetting()).isPresent();
        assertThat(model.whyNoRevert()).isEmpty();
    }

    @Test
    void a_revert_is_made_only_when_asked_for() throws IOException {
        model.shown();
        model.revert();
        assertThat(dialogs.shown())
                .singleElement()
                .satisfies(shown ->
                        assertThat(shown).contains("Nothing is changed on any database", "Make the migration"));
        assertThat(reverts()).isEmpty();
        dialogs.confirming(true);
        model.revert();
        assertThat(reverts()).hasSize(1);
        assertThat(told.getFirst()).contains("refuses to run");
    }

    /** A real server of HTTP, bad at first; the database is down meanwhile. Pressed again meanwhile, the button says that it watches. */
    @Test
    void the_application_is_watched_once_until_it_is_well_and_the_time_is_kept() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<Runnable> meanwhile = new AtomicReference<>();
        HttpServer application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            boolean first = asked.incrementAndGet() == 1;
            if (first) {
                Objects.requireNonNull(meanwhile.get()).run();
            }
            exchange.sendResponseHeaders(first ? 503 : 200, -1);
            exchange.close();
        });
        application.start();
        PrismaProject project = new PrismaProject(folder.resolve("watched"));
        try (WorkspaceServices services = project.open(new ConnectionProfile(
                "prod",
                Environment.PRODUCTION,
                "127.0.0.1",
                1,
                "shop",
                "shop",
                SslMode.DISABLE,
                new PasswordSource.Pgpass(),
                Optional.of("http://127.0.0.1:%d/"
                        .formatted(application.getAddress().getPort()))))) {
            RunbooksViewModel watching =
                    new RunbooksViewModel(new WorkspaceModel(services, tasks), tasks, dialogs, () -> {}, told::add);
            meanwhile.set(watching::watch);
            watching.watch();
            assertThat(told).hasSize(2).first().isEqualTo("prod is being watched already.");
            assertThat(told.getLast()).startsWith("prod is well again after ");
            // Whoever has been watched to the end may be watched again; well from the start, he is not.
            watching.watch();
            assertThat(told).hasSize(2);
            assertThat(dialogs.shown()).hasSize(1);
            assertThat(project.workspaceFile().resolveSibling("rollback-times.json"))
                    .content()
                    .contains("by its health URL");
        } finally {
            application.stop(0);
        }
    }

    private List<Path> reverts() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains("_revert_"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private Finding finding(Criterion criterion) {
        return model.findings().stream()
                .filter(finding -> finding.criterion() == criterion)
                .findFirst()
                .orElseThrow();
    }
}

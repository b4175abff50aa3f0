package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.RecordingDialogs;

/** A log whose looking through somebody stopped in the list of jobs. */
@SuppressWarnings("NullAway.Init") // a log comes before every test
class LogSightTest {
    private static final String LINE = "2026-11-01 10:00:00.000 UTC [7] app@shop ERROR:  %s\n";

    @TempDir
    private Path folder = Path.of("");

    private final Stopping tasks = new Stopping();
    private final TaskRunner quiet = new DirectTaskRunner(Progress.NONE);
    private final LogsViewModel logs = new LogsViewModel(
            new LogService(Clock.systemUTC()),
            new NoServer(),
            tasks,
            quiet,
            Runnable::run,
            new RecordingDialogs(),
            _ -> {},
            Memories.in(folder.resolve("memory")));
    private Path file;
    private LogViewModel log;

    @BeforeEach
    void a_log_that_was_stopped() throws IOException {
        file = Files.writeString(folder.resolve("a.log"), LINE.formatted("one").repeat(10));
        logs.open(List.of(file));
        log = logs.openProperty().get().orElseThrow();
    }

    @AfterEach
    void it_is_closed() {
        logs.close();
    }

    /** Cancels the first looking through before it begins. */
    private static final class Stopping implements TaskRunner {
        private final TaskRunner runner = new DirectTaskRunner(Progress.NONE);
        private boolean stopped;

        @Override
        public <T> CancelToken start(Job<T> job, Consumer<? super T> onDone, Consumer<? super Throwable> onFailure) {
            boolean stop = !stopped && job.title().startsWith("Looking through");
            stopped = stopped || stop;
            Job<T> run = stop
                    ? Job.brief(job.title(), (progress, _) -> {
                        CancelToken cancelled = new CancelToken();
                        cancelled.cancel();
                        return job.body().run(progress, cancelled);
                    })
                    : job;
            return runner.start(run, onDone, onFailure);
        }
    }

    private void appended() throws IOException {
        Files.writeString(file, LINE.formatted("two"), StandardOpenOption.APPEND);
        log.look(new CancelToken());
    }

    @Test
    void how_far_it_is_is_told_and_it_goes_on_when_that_is_wanted() throws IOException {
        assertThat(log.sight().stoppedProperty().get())
                .hasValueSatisfying(why -> assertThat(why).startsWith("Stopped. 0 % of the log"));
        assertThat(log.seenProperty().get()).isZero();
        log.sight().goOn();
        assertThat(log.sight().stoppedProperty().get()).isEmpty();
        assertThat(log.rows()).hasSize(10);
        appended();
        assertThat(log.rows()).hasSize(11);
    }

    @Test
    void following_and_searching_go_on_by_themselves() throws IOException {
        log.inputProperty().set(FilterInput.NONE.ofPid("x"));
        assertThat(log.rows()).isEmpty();
        log.inputProperty().set(FilterInput.NONE.ofPid("7"));
        assertThat(log.rows()).hasSize(10);
        assertThat(log.find().rows()).hasSize(10);
        assertThat(log.sight().stoppedProperty().get()).isEmpty();
    }

    @Test
    void following_in_the_second_view_goes_on_too() throws IOException {
        logs.turnBeside();
        logs.turnFollow();
        appended();
        assertThat(log.sides().secondProperty().get().orElseThrow().rows()).hasSize(11);
    }
}

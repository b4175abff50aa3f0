package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.RecordingDialogs;

/** A search that a person stops while it runs. */
class StoppedSearchTest {
    private static final String LINE = "2026-11-01 10:00:00.000 UTC [7] app@shop ERROR:  %s\n";

    @TempDir
    private Path folder = Path.of("");

    private final Searches tasks = new Searches();
    private final LogsViewModel logs = new LogsViewModel(
            new LogService(Clock.systemUTC()),
            new NoServer(),
            tasks,
            new DirectTaskRunner(Progress.NONE),
            Runnable::run,
            new RecordingDialogs(),
            _ -> {},
            Memories.in(folder.resolve("memory")));

    @AfterEach
    void it_is_closed() {
        logs.close();
    }

    /** Holds searches back until they are let go; all else is done at once. */
    private static final class Searches implements TaskRunner {
        private final TaskRunner runner = new DirectTaskRunner(Progress.NONE);
        private final List<Runnable> held = new ArrayList<>();
        private Runnable atEnd = () -> {};

        @Override
        public <T> CancelToken start(Job<T> job, Consumer<? super T> onDone, Consumer<? super Throwable> onFailure) {
            if (!job.title().startsWith("Searching")) {
                return runner.start(job, onDone, onFailure);
            }
            CancelToken token = new CancelToken();
            Job<T> cancelled = Job.brief(job.title(), (progress, _) -> {
                T found = job.body().run(progress, token);
                atEnd.run();
                return found;
            });
            held.add(() -> runner.start(cancelled, onDone, onFailure));
            return token;
        }

        void go() {
            held.removeFirst().run();
        }
    }

    private void comes(Path file, LogViewModel log) throws IOException {
        Files.writeString(file, LINE.formatted("more"), StandardOpenOption.APPEND);
        log.look(new CancelToken());
    }

    @Test
    void it_says_so_and_does_not_begin_again_by_itself_when_the_log_grows() throws IOException {
        Path file =
                Files.writeString(folder.resolve("a.log"), LINE.formatted("one").repeat(10));
        logs.open(List.of(file));
        LogViewModel log = logs.openProperty().get().orElseThrow();
        log.inputProperty().set(FilterInput.NONE.withText("ERROR", false));
        assertThat(log.find().searchingProperty().get()).isTrue();
        log.find().giveUp();
        tasks.go();
        assertThat(log.find().searchingProperty().get()).isFalse();
        assertThat(log.find().failureProperty().get()).hasValue("Stopped; what was found until then is shown.");
        comes(file, log);
        assertThat(tasks.held).isEmpty();

        log.inputProperty().set(FilterInput.NONE.withText("app@shop", false));
        tasks.go();
        assertThat(log.find().failureProperty().get()).isEmpty();
        assertThat(log.find().countProperty().get()).isEqualTo(11);
        comes(file, log);
        tasks.go();
        assertThat(log.find().countProperty().get()).isEqualTo(12);
    }

    @Test
    void a_search_that_ended_all_the_same_does_not_begin_another_and_a_second_stop_changes_nothing()
            throws IOException {
        Path file =
                Files.writeString(folder.resolve("a.log"), LINE.formatted("one").repeat(10));
        logs.open(List.of(file));
        LogViewModel log = logs.openProperty().get().orElseThrow();
        log.inputProperty().set(FilterInput.NONE.withText("ERROR", false));
        tasks.atEnd = () -> {
            try {
                comes(file, log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            log.find().giveUp();
        };
        tasks.go();
        assertThat(log.find().searchingProperty().get()).isFalse();
        assertThat(tasks.held).isEmpty();
        log.find().giveUp();
        comes(file, log);
        log.find().catchUp();
        assertThat(tasks.held).isEmpty();
    }
}

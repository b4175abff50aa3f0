package org.lockkeeper.ui.wizard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.dialog.Declined;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that a wizard starts and shows: how far it is, what was said meanwhile, and how it ended. It outlives the page. */
public final class Work {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    /** Before this nothing is said of how long it still takes: a first second says little of the rest. */
    private static final Duration LEAST_ELAPSED = Duration.ofSeconds(3);

    private static final double LEAST_FRACTION = 0.03;

    private final TaskRunner tasks;
    private final Executor toolkit;
    private final Clock clock;

    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
    private final ReadOnlyStringWrapper what = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyBooleanWrapper cancelAsked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Throwable>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<String> notices = FXCollections.observableArrayList();
    private final AtomicReference<@Nullable Report> latest = new AtomicReference<>();
    private @Nullable CancelToken token;
    private Instant startedAt = Instant.EPOCH;
    private Instant endedAt = Instant.EPOCH;
    private Duration waited = Duration.ZERO;
    private Optional<Instant> waitingSince = Optional.empty();

    /** How it stands. */
    public enum Phase {
        IDLE,
        RUNNING,
        DONE,
        FAILED,
        /** Given up on request; nothing of it is left. */
        CANCELLED
    }

    /** Hears in the work's own threads. */
    public interface Hearer extends Progress {
        /** Something that a person should know, once; a whole sentence. */
        void notice(String sentence);

        /** The same person, while whose answer is waited for the work's time stands still. */
        Confirmer asking(Confirmer person);
    }

    /** The work itself. */
    @FunctionalInterface
    public interface Body<T> {
        T run(Hearer hearer, CancelToken cancel) throws Exception;
    }

    private record Report(String what, long done, long total) {}

    /** @param toolkit runs what it is given later, in order, in the toolkit's thread */
    public Work(TaskRunner tasks, Executor toolkit, Clock clock) {
        this.tasks = tasks;
        this.toolkit = toolkit;
        this.clock = clock;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public boolean isRunning() {
        return phase.get() == Phase.RUNNING;
    }

    /** What is being done now, in words. */
    public ReadOnlyStringProperty whatProperty() {
        return what.getReadOnlyProperty();
    }

    /** 0 to 1, or -1 where that is not known. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** Whether cancelling was asked for. */
    public ReadOnlyBooleanProperty cancelAskedProperty() {
        return cancelAsked.getReadOnlyProperty();
    }

    /** Why it failed; empty where it did not. */
    public ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What was said meanwhile. */
    public ObservableList<String> notices() {
        return notices;
    }

    /** How long it has run, or ran, without the time that it waited for a person's answer. */
    public Duration elapsed() {
        Instant until = waitingSince.orElseGet(() -> isRunning() ? clock.instant() : endedAt);
        return Duration.between(startedAt, until).minus(waited);
    }

    private void waitsSince(Instant moment) {
        waitingSince = Optional.of(moment);
    }

    private void goesOnAt(Instant moment) {
        waitingSince.ifPresent(since -> waited = waited.plus(Duration.between(since, moment)));
        waitingSince = Optional.empty();
    }

    /** How long what is being done now still takes if it goes on as until now; empty where that would be a guess. */
    public Optional<Duration> remaining() {
        double done = fraction.get();
        Duration elapsed = elapsed();
        if (!isRunning() || done < LEAST_FRACTION || elapsed.compareTo(LEAST_ELAPSED) < 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) (elapsed.toMillis() * (1 - done) / done)));
    }

    /**
     * Starts it; nothing happens while it runs.
     *
     * @param done hears its result in the toolkit's thread, before the phase says that it is done
     */
    public <T> void start(String title, Body<T> body, Consumer<? super T> done) {
        if (isRunning()) {
            return;
        }
        failure.set(Optional.empty());
        notices.clear();
        what.set("");
        fraction.set(-1);
        cancelAsked.set(false);
        startedAt = clock.instant();
        waited = Duration.ZERO;
        waitingSince = Optional.empty();
        phase.set(Phase.RUNNING);
        CancelToken started = tasks.start(
                Job.durable(title, (progress, cancel) -> {
                    try (var _ = cancel.onCancel(() -> toolkit.execute(() -> cancelAsked.set(true)))) {
                        return body.run(new Telling(progress), cancel);
                    }
                }),
                result -> {
                    done.accept(result);
                    end(Phase.DONE);
                },
                this::fail);
        if (isRunning()) {
            token = started;
        }
    }

    private void fail(Throwable thrown) {
        if (thrown instanceof Declined) {
            end(Phase.IDLE);
        } else if (thrown instanceof CancellationException) {
            end(Phase.CANCELLED);
        } else {
            LOG.warn("work failed", thrown);
            failure.set(Optional.of(thrown));
            end(Phase.FAILED);
        }
    }

    private void end(Phase reached) {
        token = null;
        endedAt = clock.instant();
        phase.set(reached);
    }

    /** Asks it to stop. */
    public void cancel() {
        if (token != null) {
            cancelAsked.set(true);
            token.cancel();
        }
    }

    private final class Telling implements Hearer {
        private final Progress progress;

        Telling(Progress progress) {
            this.progress = progress;
        }

        /** Of many reports between two pulses of the screen only the last one waits for the toolkit. */
        @Override
        public void report(String now, long done, long total) {
            progress.report(now, done, total);
            if (latest.getAndSet(new Report(now, done, total)) == null) {
                toolkit.execute(this::show);
            }
        }

        private void show() {
            Report report = latest.getAndSet(null);
            if (report != null) {
                what.set(report.what());
                fraction.set(report.total() > 0 ? Math.clamp((double) report.done() / report.total(), 0, 1) : -1);
            }
        }

        @Override
        public void notice(String sentence) {
            toolkit.execute(() -> notices.add(sentence));
        }

        @Override
        public Confirmer asking(Confirmer person) {
            return new AskedMeanwhile(person, () -> tell(Work.this::waitsSince), () -> tell(Work.this::goesOnAt));
        }

        private void tell(Consumer<Instant> change) {
            Instant now = clock.instant();
            toolkit.execute(() -> change.accept(now));
        }
    }
}

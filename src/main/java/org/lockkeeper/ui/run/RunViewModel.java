package org.lockkeeper.ui.run;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunPulse;
import org.lockkeeper.migration.RunRetry;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.dialog.Declined;
import org.lockkeeper.ui.dialog.DialogService;

/** Carries a reviewed plan out and tells how it goes. One run at a time. */
public final class RunViewModel {
    private final Carrier carrier;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final Executor toolkit;
    private final Clock clock;

    private final ReadOnlyObjectWrapper<RunPhase> phase = new ReadOnlyObjectWrapper<>(RunPhase.IDLE);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper cancelAsked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<RunPosition>> position = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<RunStand>> stands = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<RunPulse>> pulse = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunRetry>> retry = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunAccount>> account = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final RunProgress.Hearer hearer = new Hearing();
    private @Nullable CancelToken token;
    private Instant startedAt = Instant.EPOCH;
    private Optional<String> environment = Optional.empty();

    /** @param toolkit runs what it is given later, in order, in the toolkit's thread */
    public RunViewModel(Carrier carrier, TaskRunner tasks, DialogService dialogs, Executor toolkit, Clock clock) {
        this.carrier = carrier;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.toolkit = toolkit;
        this.clock = clock;
        // Derived, so that whoever hears of a phase never sees one without the other.
        running.bind(phase.map(RunPhase::isUnderWay));
    }

    /** How far the run that is under way has come. */
    public ReadOnlyObjectProperty<RunPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Whether one is under way, the time in which a person is asked included. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Whether cancelling was asked for; the run goes on until the server confirms. */
    public ReadOnlyBooleanProperty cancelAskedProperty() {
        return cancelAsked.getReadOnlyProperty();
    }

    /** Which statement is under way; empty before the first. */
    public ReadOnlyObjectProperty<Optional<RunPosition>> positionProperty() {
        return position.getReadOnlyProperty();
    }

    /**
     * How each migration of the run stands that is under way or was the last, in the plan's order; empty before it is confirmed, and where
     * nobody knows what came of it.
     */
    public ReadOnlyObjectProperty<List<RunStand>> standsProperty() {
        return stands.getReadOnlyProperty();
    }

    /** What the server last said of the statement that is under way; empty before it has said anything. */
    public ReadOnlyObjectProperty<Optional<RunPulse>> pulseProperty() {
        return pulse.getReadOnlyProperty();
    }

    /** The try that follows a pause; empty while statements run. */
    public ReadOnlyObjectProperty<Optional<RunRetry>> retryProperty() {
        return retry.getReadOnlyProperty();
    }

    /** What the last run did; empty while one is under way and after {@link #dismiss()}. */
    public ReadOnlyObjectProperty<Optional<RunAccount>> accountProperty() {
        return account.getReadOnlyProperty();
    }

    /** Where the last run is or was; empty before the first. */
    public Optional<String> environment() {
        return environment;
    }

    /** When the run began that is under way: when it was confirmed. */
    public Instant startedAt() {
        return startedAt;
    }

    /**
     * Runs exactly this plan; nothing happens while another run is under way.
     *
     * @param ended hears, after the account is there; not where the person went no further
     */
    public void start(MigrationPlan plan, Consumer<RunAccount> ended) {
        if (running.get()) {
            return;
        }
        account.set(Optional.empty());
        stands.set(List.of());
        forget();
        cancelAsked.set(false);
        environment = Optional.of(plan.profile().name());
        enter(RunPhase.CHECKING);
        String title =
                Texts.get("run.job", plan.migrations().size(), plan.profile().name());
        RunStands kept = new RunStands(plan, clock);
        Job<MigrationRun> job = Job.durable(title, (progress, cancel) -> {
            try (var _ = cancel.onCancel(() -> toolkit.execute(() -> cancelAsked.set(true)))) {
                return carrier.carryOut(
                        plan,
                        new AskingConfirmer(
                                dialogs.confirmer(Optional.of(plan.digest())),
                                reached -> toolkit.execute(() -> advance(reached, kept))),
                        new RunProgress(plan, progress, toolkit, hearer, kept),
                        cancel);
            }
        });
        CancelToken started = tasks.start(
                job,
                run -> {
                    kept.ended(run);
                    end(RunAccount.of(plan, run), kept.now(), ended);
                },
                failure -> fail(failure, ended));
        if (running.get()) {
            token = started;
        }
    }

    private void enter(RunPhase reached) {
        startedAt = clock.instant();
        phase.set(reached);
    }

    /** What comes after the end is not heard any more. */
    private void advance(RunPhase reached, RunStands kept) {
        if (running.get()) {
            if (reached == RunPhase.STARTING) {
                stands.set(kept.now());
            }
            enter(reached);
        }
    }

    private void forget() {
        position.set(Optional.empty());
        pulse.set(Optional.empty());
        retry.set(Optional.empty());
    }

    private void fail(Throwable failure, Consumer<RunAccount> ended) {
        if (failure instanceof Declined) {
            token = null;
            enter(RunPhase.IDLE);
        } else {
            end(RunAccount.ofFailure(failure), List.of(), ended);
        }
    }

    private void end(RunAccount result, List<RunStand> last, Consumer<RunAccount> ended) {
        token = null;
        stands.set(last);
        enter(RunPhase.IDLE);
        forget();
        account.set(Optional.of(result));
        ended.accept(result);
    }

    /** Asks the run to stop. */
    public void cancel() {
        if (token != null) {
            cancelAsked.set(true);
            token.cancel();
        }
    }

    /** Puts the account away. */
    public void dismiss() {
        stands.set(List.of());
        account.set(Optional.empty());
    }

    /** What a run says while it is under way. */
    private final class Hearing implements RunProgress.Hearer {
        @Override
        public void reached(RunPosition reached) {
            if (running.get()) {
                if (phase.get() != RunPhase.RUNNING) {
                    phase.set(RunPhase.RUNNING);
                }
                // What was said of the statement before is not true of this one.
                pulse.set(Optional.empty());
                retry.set(Optional.empty());
                position.set(Optional.of(reached));
            }
        }

        @Override
        public void stands(List<RunStand> now) {
            if (running.get()) {
                stands.set(now);
            }
        }

        @Override
        public void pulse(RunPulse said) {
            if (running.get() && retry.get().isEmpty()) {
                pulse.set(Optional.of(said));
            }
        }

        @Override
        public void verifying() {
            if (running.get()) {
                forget();
                phase.set(RunPhase.VERIFYING);
            }
        }

        @Override
        public void retry(RunRetry next) {
            if (running.get()) {
                pulse.set(Optional.empty());
                retry.set(Optional.of(next));
            }
        }
    }
}

package org.lockkeeper.ui.preview;

import java.time.Clock;
import java.time.Instant;
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
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.dialog.Declined;
import org.lockkeeper.ui.dialog.DialogService;

/** Carries a reviewed plan out and tells how it goes. One run at a time. */
public final class RunViewModel {
    private final MigrationService service;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final Executor toolkit;
    private final Clock clock;

    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper cancelAsked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<RunPosition>> position = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunAccount>> account = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable CancelToken token;
    private Instant startedAt = Instant.EPOCH;
    private Optional<String> environment = Optional.empty();

    /** @param toolkit runs what it is given later, in order, in the toolkit's thread */
    public RunViewModel(
            MigrationService service, TaskRunner tasks, DialogService dialogs, Executor toolkit, Clock clock) {
        this.service = service;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.toolkit = toolkit;
        this.clock = clock;
    }

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

    /** What the last run did; empty while one is under way and after {@link #dismiss()}. */
    public ReadOnlyObjectProperty<Optional<RunAccount>> accountProperty() {
        return account.getReadOnlyProperty();
    }

    /** Where the last run is or was; empty before the first. */
    public Optional<String> environment() {
        return environment;
    }

    /** When the run began that is under way. */
    public Instant startedAt() {
        return startedAt;
    }

    /**
     * Runs exactly this plan; nothing happens while another run is under way.
     *
     * @param ended hears, after the account is there
     */
    void start(MigrationPlan plan, Consumer<RunAccount> ended) {
        if (running.get()) {
            return;
        }
        account.set(Optional.empty());
        position.set(Optional.empty());
        cancelAsked.set(false);
        startedAt = clock.instant();
        environment = Optional.of(plan.profile().name());
        running.set(true);
        String title = Texts.get(
                "preview.apply", plan.migrations().size(), plan.profile().name());
        Job<MigrationRun> job = Job.durable(title, (progress, cancel) -> {
            try (var _ = cancel.onCancel(() -> toolkit.execute(() -> cancelAsked.set(true)))) {
                return service.migrate(
                        plan,
                        dialogs.confirmer(Optional.of(plan.digest())),
                        new RunProgress(plan, progress, toolkit, this::moveTo),
                        cancel);
            }
        });
        CancelToken started =
                tasks.start(job, run -> end(RunAccount.of(plan, run), ended), failure -> fail(failure, ended));
        if (running.get()) {
            token = started;
        }
    }

    private void moveTo(RunPosition reached) {
        if (running.get()) {
            position.set(Optional.of(reached));
        }
    }

    private void fail(Throwable failure, Consumer<RunAccount> ended) {
        if (failure instanceof Declined) {
            token = null;
            running.set(false);
        } else {
            end(RunAccount.ofFailure(failure), ended);
        }
    }

    private void end(RunAccount result, Consumer<RunAccount> ended) {
        token = null;
        running.set(false);
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
        account.set(Optional.empty());
    }
}

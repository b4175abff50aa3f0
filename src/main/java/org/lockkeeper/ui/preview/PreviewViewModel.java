package org.lockkeeper.ui.preview;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.run.RunAccount;
import org.lockkeeper.ui.run.RunViewModel;

/** What a migrate would execute on the environment in focus. */
public final class PreviewViewModel {
    private final WorkspaceModel workspace;
    private final TaskRunner tasks;
    private final RunViewModel run;
    private final ScriptSaver saver;

    private final ReadOnlyObjectWrapper<Optional<PlanLayout>> layout = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> limit = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private boolean shown;
    private boolean outdated = true;
    private int asked;

    /** @param told hears in words what was saved */
    public PreviewViewModel(
            WorkspaceModel workspace,
            TaskRunner tasks,
            DialogService dialogs,
            RunViewModel run,
            Consumer<String> told) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.run = run;
        this.saver = new ScriptSaver(tasks, dialogs, told);
        workspace.focusProperty().addListener((_, _, _) -> {
            limit.set(Optional.empty());
            // What is shown, and what the button would run, is never of another environment than the one that is named.
            layout.set(Optional.empty());
            failure.set(Optional.empty());
            reread();
        });
        workspace.matrixProperty().addListener((_, _, _) -> reread());
    }

    public List<ConnectionProfile> profiles() {
        return workspace.profiles();
    }

    /** The environment that the preview is of. */
    public ReadOnlyObjectProperty<Optional<ConnectionProfile>> environmentProperty() {
        return workspace.focusProperty();
    }

    /** Turns to another environment, everywhere in the window. */
    public void choose(ConnectionProfile profile) {
        workspace.focus(profile.name());
    }

    /** The plan; empty while it is not known. */
    public ReadOnlyObjectProperty<Optional<PlanLayout>> layoutProperty() {
        return layout.getReadOnlyProperty();
    }

    /** The last migration that the plan goes to; empty where it goes to the last pending one. */
    public ReadOnlyObjectProperty<Optional<String>> limitProperty() {
        return limit.getReadOnlyProperty();
    }

    /** Why there is no plan, in a sentence; empty where there is one or none was asked for. */
    public ReadOnlyObjectProperty<Optional<String>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    public RunViewModel run() {
        return run;
    }

    /** What the button does that carries the plan out. */
    public String applyLabel() {
        String environment =
                workspace.focusProperty().get().map(ConnectionProfile::name).orElse("");
        int count = plan().map(p -> p.migrations().size()).orElse(0);
        return count == 0
                ? Texts.get("preview.apply.none", environment)
                : Texts.get("preview.apply", count, environment);
    }

    /** Why the plan cannot be carried out; empty where it can. */
    public Optional<String> applyRefusal() {
        Optional<ConnectionProfile> environment = workspace.focusProperty().get();
        if (environment.isEmpty()) {
            return Optional.of(Texts.get("preview.refuse.noEnvironment"));
        }
        if (run.runningProperty().get()) {
            return Optional.of(Texts.get("preview.refuse.running"));
        }
        if (loading.get() || plan().isEmpty()) {
            return Optional.of(failure.get().orElseGet(() -> Texts.get("preview.refuse.loading")));
        }
        return plan().get().isEmpty()
                ? Optional.of(
                        Texts.get("preview.refuse.nothing", environment.get().name()))
                : Optional.empty();
    }

    /** Whether the last run was on the environment in focus. */
    public boolean isRunHere() {
        return run.environment().equals(workspace.focusProperty().get().map(ConnectionProfile::name));
    }

    /** Whether the plan that is shown is that of the environment of the last run. */
    public boolean showsRun() {
        return plan().map(p -> run.environment().equals(Optional.of(p.profile().name())))
                .orElse(false);
    }

    private Optional<MigrationPlan> plan() {
        return layout.get().map(PlanLayout::plan);
    }

    /** Carries out exactly the plan that is shown. */
    public void apply() {
        if (applyRefusal().isEmpty()) {
            plan().ifPresent(plan -> run.start(plan, account -> {
                // After a failure the SQL stays, so that the failing statement can be looked at.
                outdated = account.failure().isPresent();
                workspace.refresh();
            }));
        }
    }

    /** Puts the account of the last run away and reads what is pending now. */
    public void dismissAccount() {
        run.dismiss();
        load();
    }

    /** Previews up to a migration; all that is pending where empty. */
    public void limitTo(Optional<String> migration) {
        limit.set(migration);
        reread();
    }

    /** Saves the plan as a script for psql; asks where to. */
    public void save() {
        plan().ifPresent(saver::save);
    }

    /** The page came to the front: a plan that is no longer true is read anew. */
    void show() {
        shown = true;
        if (outdated) {
            load();
        }
    }

    void hide() {
        shown = false;
    }

    private void reread() {
        boolean keeps = showsRun()
                && (run.runningProperty().get()
                        || run.accountProperty()
                                .get()
                                .flatMap(RunAccount::failure)
                                .isPresent());
        outdated = true;
        if (shown && !keeps) {
            load();
        }
    }

    private void load() {
        Optional<ConnectionProfile> environment = workspace.focusProperty().get();
        if (environment.isEmpty()) {
            return;
        }
        String name = environment.get().name();
        Optional<String> to = limit.get();
        int mine = ++asked;
        outdated = false;
        loading.set(true);
        tasks.start(
                Job.brief(
                        Texts.get("preview.loading", name),
                        (_, _) -> PlanLayout.of(workspace.service().preview(name, to))),
                result -> take(mine, Optional.of(result), Optional.empty()),
                problem -> take(mine, Optional.empty(), Optional.of(sentence(problem))));
    }

    /** Only the answer to the last question counts. */
    private void take(int question, Optional<PlanLayout> result, Optional<String> problem) {
        if (question == asked) {
            loading.set(false);
            failure.set(problem);
            layout.set(result);
        }
    }

    private static String sentence(Throwable problem) {
        return problem instanceof LockkeeperException known
                ? WindowWords.of(known)
                : Texts.get("preview.failed", String.valueOf(problem.getMessage()));
    }
}

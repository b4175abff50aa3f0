package org.lockkeeper.ui.deploy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.deploy.DeployService;
import org.lockkeeper.deploy.Deployment;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.dialog.FileKind;
import org.lockkeeper.ui.preview.ScriptSaver;
import org.lockkeeper.ui.recovery.RecoveryViewModel;
import org.lockkeeper.ui.run.RunStand;
import org.lockkeeper.ui.run.RunViewModel;

/** Takes the environment in focus through the gates of a deploy, and each other environment as far as it has come. */
public final class DeployViewModel {
    private final WorkspaceModel workspace;
    private final DeployService deploys;
    private final DialogService dialogs;
    private final WalkReader reader;
    private final Signing signing;
    private final Executor toolkit;
    private final RunViewModel run;
    private final RecoveryViewModel leftBehind;
    private final ScriptSaver saver;
    private final Map<String, Walk> walks = new HashMap<>();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private Optional<DeployOrder> order = Optional.empty();
    private Runnable backup = () -> {};
    private boolean shown;

    /**
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     * @param told hears in words what was done
     * @param preview goes to an environment's preview
     */
    public DeployViewModel(
            WorkspaceModel workspace,
            TaskRunner tasks,
            DialogService dialogs,
            Executor toolkit,
            Clock clock,
            Consumer<String> told,
            Consumer<String> preview) {
        this.workspace = workspace;
        this.deploys = workspace.services().deploys();
        this.dialogs = dialogs;
        this.toolkit = toolkit;
        this.run = new RunViewModel(this::carryOut, tasks, dialogs, toolkit, clock);
        this.leftBehind = new RecoveryViewModel(workspace, tasks, dialogs, preview);
        this.reader = new WalkReader(deploys, tasks, clock, this::changed);
        this.signing = new Signing(deploys, tasks, dialogs, told, this::changed);
        this.saver = new ScriptSaver(tasks, dialogs, told);
        workspace.focusProperty().addListener((_, _, _) -> turned());
        workspace.matrixProperty().addListener((_, _, _) -> compare());
        run.phaseProperty().addListener((_, _, _) -> changed());
        run.accountProperty().addListener((_, _, _) -> changed());
        leftBehind.recoveryProperty().addListener((_, _, _) -> changed());
        leftBehind.doneProperty().addListener((_, _, _) -> changed());
        leftBehind.actingProperty().addListener((_, _, _) -> changed());
    }

    /** Counts up whenever something is different from what was shown. */
    ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    List<ConnectionProfile> profiles() {
        return workspace.profiles();
    }

    ReadOnlyObjectProperty<Optional<ConnectionProfile>> focusProperty() {
        return workspace.focusProperty();
    }

    /** Turns to another environment, everywhere in the window. */
    void choose(ConnectionProfile profile) {
        workspace.focus(profile.name());
    }

    /** The deploy of the environment in focus; empty only in a workspace without profiles. */
    Optional<Walk> walk() {
        return workspace
                .focusProperty()
                .get()
                .map(profile -> walks.computeIfAbsent(profile.name(), _ -> start(profile)));
    }

    RunViewModel run() {
        return run;
    }

    /** What a run left behind, and the ways out of it. */
    RecoveryViewModel leftBehind() {
        return leftBehind;
    }

    private Walk start(ConnectionProfile profile) {
        return new Walk(profile, reader::judge);
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    /** How a step of the environment in focus stands. */
    StepState state(DeployStep step) {
        return walk().map(walk -> new StepStates(
                                walk, isRunHere() && run.runningProperty().get(), isRunHere())
                        .of(step))
                .orElseGet(() -> StepState.shut("", Texts.get("deploy.refuse.noEnvironment")));
    }

    /** Whether the run that is under way, or whose account is there, is that of the environment in focus. */
    boolean isRunHere() {
        boolean told =
                run.runningProperty().get() || run.accountProperty().get().isPresent();
        return told && run.environment().equals(walk().map(Walk::environment));
    }

    /** How each migration of the environment in focus stands in its run; empty where none is told of. */
    List<RunStand> stands() {
        return isRunHere()
                ? run.standsProperty().get()
                : walk().map(Walk::stands).orElse(List.of());
    }

    /** Goes to a step that can be entered. */
    void enter(DeployStep step) {
        if (state(step).refusal().isEmpty()) {
            walk().ifPresent(walk -> walk.step(step));
            changed();
        }
    }

    /** The page came to the front. */
    void show() {
        shown = true;
        turned();
    }

    void hide() {
        shown = false;
    }

    private void turned() {
        changed();
        if (shown) {
            walk().filter(walk -> !walk.isLoading()
                            && walk.result().isEmpty()
                            && (walk.isOutdated()
                                    || (walk.deployment().isEmpty()
                                            && walk.failure().isEmpty())))
                    .ifPresent(reader::load);
            walk().filter(walk -> walk.result().isPresent()).ifPresent(signing::read);
        }
    }

    /** What was found out is no longer true when other migrations are pending than those that it is about. */
    private void compare() {
        for (Walk walk : walks.values()) {
            if (walk.failure().isPresent() && !walk.isLoading()) {
                // A server may answer again, and a failed migration may be settled.
                walk.outdate();
            }
            if (walk.deployment().isPresent() && walk.result().isEmpty() && !runs(walk)) {
                workspace
                        .status(walk.profile())
                        // A server that does not answer for a moment has lost nothing that was reviewed.
                        .filter(EnvironmentStatus::isReadable)
                        .map(status -> status.migrations().stream()
                                .filter(migration -> migration.state().isWork())
                                .map(migration -> migration.name())
                                .collect(Collectors.toSet()))
                        .filter(pending -> !pending.equals(java.util.Set.copyOf(walk.candidates())))
                        .ifPresent(_ -> walk.outdate());
            }
        }
        turned();
    }

    /** Turns to an environment, and to its plan up to a migration. */
    void limitTo(Optional<String> migration) {
        walk().filter(walk -> !walk.limit().equals(migration)).ifPresent(walk -> {
            walk.limit(migration);
            reader.load(walk);
        });
    }

    /** Finds everything out anew; what was typed stays. */
    void lookAgain() {
        walk().filter(walk -> !walk.isLoading() && walk.result().isEmpty()).ifPresent(reader::load);
    }

    /** What the button does that begins the run. */
    String deployLabel() {
        int count = walk().flatMap(Walk::deployment)
                .map(it -> it.plan().migrations().size())
                .orElse(0);
        return Texts.get("deploy.go", count, walk().map(Walk::environment).orElse(""));
    }

    /** Why the run cannot begin; empty where it can. */
    Optional<String> deployRefusal() {
        Optional<Walk> here = walk();
        if (here.isEmpty()) {
            return Optional.of(Texts.get("deploy.refuse.noEnvironment"));
        }
        Walk walk = here.get();
        if (walk.result().isPresent()) {
            return Optional.of(Texts.get("deploy.refuse.ran"));
        }
        if (run.runningProperty().get()) {
            return Optional.of(Texts.get("deploy.refuse.running"));
        }
        if (walk.isLoading() || !walk.isJudged() || walk.deployment().isEmpty()) {
            return Optional.of(Texts.get("deploy.refuse.loading"));
        }
        if (walk.deployment().get().isEmpty()) {
            return Optional.of(Texts.get("deploy.refuse.nothing", walk.environment()));
        }
        if (walk.risks().stream().anyMatch(risk -> risk.problem().isPresent())) {
            return Optional.of(Texts.get("deploy.refuse.risk"));
        }
        String shut = walk.gates().stream()
                .map(entry -> entry.gateProperty().get())
                // Pressing the button acknowledges what stands above it.
                .filter(gate -> !gate.isOpen() && gate.step() != Gate.Step.CONSEQUENCES)
                .map(Gate::title)
                .collect(Collectors.joining("; "));
        return shut.isEmpty() ? Optional.empty() : Optional.of(Texts.get("deploy.refuse.gates", shut));
    }

    /** Carries out exactly what was reviewed; the guard asks first. */
    void deploy() {
        Optional<Walk> here = walk();
        if (here.isEmpty() || deployRefusal().isPresent()) {
            return;
        }
        Walk walk = here.get();
        Deployment reviewed = walk.deployment().orElseThrow();
        DeployOrder ordered = new DeployOrder(reviewed, walk.answers(), () -> toolkit.execute(() -> stepBack(walk)));
        order = Optional.of(ordered);
        walk.step(DeployStep.RUN);
        run.start(reviewed.plan(), _ -> ended(walk, ordered));
        changed();
    }

    private MigrationRun carryOut(MigrationPlan plan, Confirmer confirmer, RunListener listener, CancelToken cancel) {
        return order.orElseThrow(() -> new IllegalStateException("nothing was ordered for " + plan.digest()))
                .carryOut(deploys, workspace.service(), confirmer, listener, cancel);
    }

    private void stepBack(Walk walk) {
        walk.step(DeployStep.CONSEQUENCES);
        changed();
    }

    private void ended(Walk walk, DeployOrder ordered) {
        ordered.changed().ifPresent(why -> {
            run.dismiss();
            walk.step(DeployStep.CHECKLIST);
            reader.load(walk);
            dialogs.error(why);
        });
        ordered.result().ifPresent(result -> {
            walk.end(result, run.standsProperty().get());
            signing.read(walk);
            if (result.run().failed().isPresent()) {
                leftBehind.open(walk.environment());
            }
        });
        changed();
        workspace.refresh();
    }

    /** A sentence with the paths in it as they are seen from the workspace's folder. */
    String seenFromWorkspace(String sentence) {
        Path folder = workspace.workspace().file().toAbsolutePath().normalize().resolveSibling("");
        return sentence.replace(folder + folder.getFileSystem().getSeparator(), "");
    }

    Signing signing() {
        return signing;
    }

    /** Saves the plan as a script for psql; asks where to. */
    void save() {
        walk().flatMap(Walk::deployment).ifPresent(it -> saver.save(it.plan()));
    }

    /** Asks for a dump that is there. */
    void chooseBackup(boolean folder) {
        String title = Texts.get("deploy.backup.choose");
        Optional<Path> chosen = folder ? dialogs.chooseFolder(title) : dialogs.chooseFile(title, FileKind.ANY);
        walk().ifPresent(walk -> chosen.ifPresent(file -> walk.backupProperty().set(file.toString())));
    }

    /** Sets what makes a backup of the environment in focus and leads back here. */
    void leadToBackup(Runnable wizard) {
        backup = wizard;
    }

    /** Makes a backup of the environment in focus; the deploy stays as far as it has come. */
    void makeBackup() {
        backup.run();
    }

    /** There is a new backup, or one that is verified now: the gates of that environment's deploy are looked at again. */
    void backupMade(String environment) {
        Walk walk = walks.get(environment);
        if (walk != null && walk.result().isEmpty() && !runs(walk)) {
            walk.outdate();
            turned();
        }
    }

    private boolean runs(Walk walk) {
        return run.runningProperty().get() && run.environment().equals(Optional.of(walk.environment()));
    }

    /** Says whether exactly the plan that is shown was looked at. */
    void review(boolean looked) {
        walk().ifPresent(walk -> {
            walk.review(looked);
            reader.judge(walk);
        });
    }

    /** Turns to an environment and begins anew there. */
    void beginAnew(String environment) {
        workspace.focus(environment);
        beginAnew();
    }

    /** Begins anew: what was said at the gates of a deploy that has run is not said of the next. */
    void beginAnew() {
        Optional<Walk> here = walk();
        if (here.isPresent() && !run.runningProperty().get()) {
            walks.remove(here.get().environment());
            if (run.environment().equals(Optional.of(here.get().environment()))) {
                run.dismiss();
            }
            turned();
        }
    }
}

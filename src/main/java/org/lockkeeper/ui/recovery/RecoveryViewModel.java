package org.lockkeeper.ui.recovery;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Strictness;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.migration.WayOut;
import org.lockkeeper.migration.WayOut.Act;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.dialog.DialogService;

/** What one environment looks like after a run that did not end well, and taking a way out. */
public final class RecoveryViewModel {
    private final WorkspaceModel workspace;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final Consumer<String> preview;

    private final ReadOnlyObjectWrapper<Optional<ConnectionProfile>> environment =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Recovery>> recovery = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Done>> done = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper acting = new ReadOnlyBooleanWrapper();
    private Optional<Consumer<Path>> logs = Optional.empty();
    private int asked;

    /** @param preview goes to an environment's preview, from where it is run again */
    public RecoveryViewModel(
            WorkspaceModel workspace, TaskRunner tasks, DialogService dialogs, Consumer<String> preview) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.preview = preview;
    }

    /** Sets what opens the log of a run. */
    public void leadToLogs(Consumer<Path> opener) {
        logs = Optional.of(opener);
    }

    /** The log of the run that has no outcome, where it can be opened. */
    Optional<Path> log() {
        return recovery.get().flatMap(Recovery::openLog).filter(_ -> logs.isPresent());
    }

    /** Opens it. */
    void openLog() {
        log().ifPresent(file -> logs.ifPresent(opener -> opener.accept(file)));
    }

    /** Which environment it is about; empty before the first. */
    public ReadOnlyObjectProperty<Optional<ConnectionProfile>> environmentProperty() {
        return environment.getReadOnlyProperty();
    }

    /** What was found; empty while it is not known. */
    public ReadOnlyObjectProperty<Optional<Recovery>> recoveryProperty() {
        return recovery.getReadOnlyProperty();
    }

    /** Why nothing was found out, in a sentence. */
    public ReadOnlyObjectProperty<Optional<String>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What the last way out did here; empty before one was taken. */
    public ReadOnlyObjectProperty<Optional<Done>> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Whether a way out is being taken, the time in which a person is asked included. */
    public ReadOnlyBooleanProperty actingProperty() {
        return acting.getReadOnlyProperty();
    }

    /** Turns to an environment; nothing happens where the workspace has none of that name. */
    public void open(String name) {
        workspace.workspace().profile(name).ifPresent(profile -> {
            environment.set(Optional.of(profile));
            done.set(Optional.empty());
            recovery.set(Optional.empty());
            look();
        });
    }

    /** Looks at the environment as it is now. */
    public void look() {
        Optional<ConnectionProfile> profile = environment.get();
        if (profile.isEmpty()) {
            return;
        }
        String name = profile.get().name();
        int mine = ++asked;
        tasks.start(
                Job.brief(
                        Texts.get("recovery.looking", name),
                        (_, _) -> workspace.service().recovery(name)),
                found -> take(mine, Optional.of(found), Optional.empty()),
                problem -> take(mine, Optional.empty(), Optional.of(sentence(problem))));
    }

    /** Only the answer to the last question counts. */
    private void take(int question, Optional<Recovery> found, Optional<String> problem) {
        if (question == asked) {
            failure.set(problem);
            recovery.set(found);
        }
    }

    private static String sentence(Throwable problem) {
        return problem instanceof LockkeeperException known
                ? WindowWords.of(known)
                : Texts.get("recovery.failed", String.valueOf(problem.getMessage()));
    }

    /** What the button of a way out says. */
    public String label(WayOut way) {
        String name = environment.get().map(ConnectionProfile::name).orElse("");
        return switch (way.act()) {
            case Act.Resolve(var migration, var resolution) ->
                Texts.get("recovery.act.resolve", migration, resolution.label(), name);
            case Act.Repair _ -> Texts.get("recovery.act.repair", name);
            case Act.Migrate _ -> Texts.get("recovery.act.migrate", name);
            case Act.DropIndex(var index) -> Texts.get("recovery.act.dropIndex", index.qualified(), name);
            case Act.EndSession(var session) ->
                Texts.get("recovery.act.endSession", Long.toString(session.pid()), name);
        };
    }

    /** Why a way out cannot be taken; empty where it can. */
    public Optional<String> refusal(WayOut way) {
        if (acting.get()) {
            return Optional.of(Texts.get("recovery.refuse.acting"));
        }
        return way.act() instanceof Act.EndSession(var session)
                        && session.backendStart().isEmpty()
                ? Optional.of(Texts.get("recovery.refuse.session"))
                : Optional.empty();
    }

    /** Takes a way out, asking as the environment wants it. */
    public void take(WayOut way) {
        Optional<ConnectionProfile> profile = environment.get();
        if (profile.isEmpty() || refusal(way).isPresent()) {
            return;
        }
        String name = profile.get().name();
        Confirmer confirmer = dialogs.confirmer(Optional.empty());
        switch (way.act()) {
            case Act.Migrate _ -> preview.accept(name);
            case Act.Resolve(var migration, var resolution) ->
                act(
                        way,
                        profile.get(),
                        (s, cancel) -> Done.of(s.resolve(name, migration, resolution, confirmer, cancel)));
            case Act.Repair _ -> act(way, profile.get(), (s, cancel) -> Done.of(s.repair(name, confirmer, cancel)));
            case Act.DropIndex(var index) ->
                act(
                        way,
                        profile.get(),
                        (s, cancel) -> Done.of(s.dropInvalidIndex(name, index.qualified(), confirmer, cancel)));
            case Act.EndSession(var session) ->
                act(
                        way,
                        profile.get(),
                        (s, cancel) -> Done.of(s.endSession(
                                name,
                                Math.toIntExact(session.pid()),
                                session.backendStart().orElseThrow(),
                                confirmer,
                                cancel)));
        }
    }

    private void act(WayOut way, ConnectionProfile profile, Deed deed) {
        String label = label(way);
        // Where the guard asks, its card shows the consequences; a question before it would only be clicked away.
        boolean guarded = profile.environment() != Environment.DEVELOPMENT || profile.confirm() != Strictness.USUAL;
        if (!guarded && !dialogs.confirm(label, way.effect(), label)) {
            return;
        }
        acting.set(true);
        done.set(Optional.empty());
        tasks.start(
                Job.durable(label, (_, cancel) -> deed.by(workspace.service(), cancel)),
                result -> {
                    acting.set(false);
                    done.set(Optional.of(result));
                    readAgain();
                },
                problem -> {
                    acting.set(false);
                    dialogs.error(problem);
                    readAgain();
                });
    }

    private void readAgain() {
        look();
        workspace.refresh();
    }

    /** Goes to the environment's preview. */
    public void toPreview() {
        environment.get().ifPresent(profile -> preview.accept(profile.name()));
    }

    /** What is done for a way out. */
    @FunctionalInterface
    private interface Deed {
        Done by(MigrationService service, CancelToken cancel);
    }
}

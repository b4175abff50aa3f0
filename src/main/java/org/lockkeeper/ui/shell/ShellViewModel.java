package org.lockkeeper.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.lockkeeper.migration.StatusMatrix;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.Workspaces;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.dialog.FileKind;
import org.lockkeeper.ui.settings.Settings;
import org.lockkeeper.ui.settings.SettingsModel;
import org.lockkeeper.workspace.WorkspaceServices;

/** The window as a whole: which workspace is open, which page is in front, what was said last. */
public final class ShellViewModel {
    private final Workspaces workspaces;
    private final Function<WorkspaceModel, List<Screen>> screenFactory;
    private final TaskRunner tasks;
    private final Executor whenPainted;
    private final DialogService dialogs;
    private final SettingsModel settings;

    private final ReadOnlyObjectWrapper<Optional<WorkspaceModel>> workspace =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Screen> screens = FXCollections.observableArrayList();
    private final ObservableList<Screen> screensView = FXCollections.unmodifiableObservableList(screens);
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(new Page.Start());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Health> health = new ReadOnlyObjectWrapper<>(Health.UNKNOWN);
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final Concerns concerns = new Concerns();
    private Optional<Screen> beforeConnections = Optional.empty();
    private Subscription reading = Subscription.EMPTY;

    /**
     * @param screenFactory makes the pages of a workspace, in the rail's order; the first opens with it
     * @param whenPainted runs what can wait until the window is there, in the toolkit's thread
     */
    public ShellViewModel(
            Workspaces workspaces,
            Function<WorkspaceModel, List<Screen>> screenFactory,
            TaskRunner tasks,
            Executor whenPainted,
            DialogService dialogs,
            SettingsModel settings) {
        this.workspaces = workspaces;
        this.screenFactory = screenFactory;
        this.tasks = tasks;
        this.whenPainted = whenPainted;
        this.dialogs = dialogs;
        this.settings = settings;
    }

    /** The open workspace; empty on the start page. */
    public ReadOnlyObjectProperty<Optional<WorkspaceModel>> workspaceProperty() {
        return workspace.getReadOnlyProperty();
    }

    /** The pages of the open workspace, in the rail's order. */
    public ObservableList<Screen> screens() {
        return screensView;
    }

    public ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** What was said last; empty before anything was. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Health> healthProperty() {
        return health.getReadOnlyProperty();
    }

    /** What happens on the environments of the open workspace that somebody should look at. */
    public Concerns concerns() {
        return concerns;
    }

    /** Whether a workspace is being opened. */
    public ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    /** The workspace files opened lately, the latest first. */
    public List<Path> recent() {
        return settings.current().recent();
    }

    /** Opens what was open when the window was closed, if anything was. */
    public void openLast() {
        settings.current().workspace().ifPresent(file -> {
            turnTo(new Page.Opening(Texts.get("shell.opening", file.getFileName())));
            open(file);
        });
    }

    /** Opens a workspace file, starting the sandbox first where the file is the sandbox's. */
    public CancelToken open(Path file) {
        return open(Texts.get("shell.opening", file.getFileName()), (progress, cancel) -> {
            if (workspaces.isSandbox(file)) {
                workspaces.startSandbox(progress, cancel);
            }
            return workspaces.open(file);
        });
    }

    /** Starts the sandbox and opens its workspace. */
    public CancelToken openSandbox() {
        return open(
                Texts.get("shell.sandbox.starting"),
                (progress, cancel) -> workspaces.open(workspaces.startSandbox(progress, cancel)));
    }

    /** Asks for a workspace file and opens it. */
    public void chooseAndOpen() {
        dialogs.chooseFile(Texts.get("shell.open.title"), FileKind.WORKSPACE).ifPresent(this::open);
    }

    private CancelToken open(String title, Job.Body<WorkspaceServices> body) {
        opening.set(true);
        return tasks.start(
                Job.brief(title, body),
                service -> {
                    opening.set(false);
                    show(new WorkspaceModel(service, tasks));
                },
                failure -> {
                    opening.set(false);
                    if (page.get() instanceof Page.Opening) {
                        turnTo(new Page.Start());
                    }
                    dialogs.error(failure);
                });
    }

    private void show(WorkspaceModel model) {
        releaseWorkspace();
        settings.update(s -> s.withWorkspace(model.workspace().file()));
        workspace.set(Optional.of(model));
        reading = model.matrixProperty()
                .subscribe(reading -> reading.ifPresent(this::noteReading))
                .and(model.failureProperty().subscribe(failure -> failure.ifPresent(dialogs::error)));
        screens.setAll(screenFactory.apply(model));
        turnTo(
                screens.isEmpty() || model.profiles().isEmpty()
                        ? new Page.Connections(model)
                        : new Page.OfScreen(screens.getFirst()));
        whenPainted.execute(model::refresh);
    }

    private void noteReading(StatusMatrix matrix) {
        Health now = Health.of(matrix);
        health.set(now);
        say(
                now.isGood()
                        ? Texts.get("shell.read.all", now.total())
                        : Texts.get("shell.read.some", now.reachable(), now.total()));
    }

    /** Brings a screen to the front. */
    public void select(Screen screen) {
        turnTo(new Page.OfScreen(screen));
    }

    /** Brings the connections of the open workspace to the front. */
    public void editConnections() {
        workspace.get().ifPresent(open -> turnTo(new Page.Connections(open)));
    }

    /** Goes back to the screen that was in front before the connections, or to the first. */
    public void leaveConnections() {
        beforeConnections
                .filter(screen -> screens.stream().anyMatch(one -> one.id().equals(screen.railId())))
                .or(() -> screens.stream().findFirst())
                .ifPresent(this::select);
    }

    private void turnTo(Page next) {
        Page previous = page.get();
        if (previous.equals(next)) {
            return;
        }
        if (previous instanceof Page.OfScreen(Screen screen)) {
            screen.hidden();
            beforeConnections = Optional.of(screen);
        }
        page.set(next);
        if (next instanceof Page.OfScreen(Screen screen)) {
            screen.shown();
        }
    }

    /** Reads all environments anew. */
    public void refresh() {
        workspace.get().ifPresent(WorkspaceModel::refresh);
    }

    /** Puts a sentence into the status bar. */
    public void say(String text) {
        message.set(text);
    }

    /** Goes back to the start page on purpose: the next start shows it too. */
    public void leaveWorkspace() {
        closeWorkspace();
        settings.update(Settings::withoutWorkspace);
    }

    /** Closes the workspace's connections; what is remembered stays. */
    public void closeWorkspace() {
        turnTo(new Page.Start());
        releaseWorkspace();
    }

    private void releaseWorkspace() {
        reading.unsubscribe();
        reading = Subscription.EMPTY;
        beforeConnections = Optional.empty();
        screens.clear();
        concerns.clear();
        health.set(Health.UNKNOWN);
        List<WorkspaceModel> open = new ArrayList<>(workspace.get().stream().toList());
        workspace.set(Optional.empty());
        open.forEach(model -> tasks.start(
                Job.brief(Texts.get("shell.closing"), (_, _) -> {
                    model.close();
                    return Boolean.TRUE;
                }),
                _ -> {},
                dialogs::error));
    }
}

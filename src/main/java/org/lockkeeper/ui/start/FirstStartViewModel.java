package org.lockkeeper.ui.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.Workspaces;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.dialog.FileKind;
import org.lockkeeper.ui.shell.ShellViewModel;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.task.RunningJob;

/** The ways to a workspace, and how far the chosen one is. */
public final class FirstStartViewModel {
    private final ShellViewModel shell;
    private final JobList jobs;
    private final DialogService dialogs;
    private final Workspaces workspaces;

    private final ReadOnlyObjectWrapper<Way> way = new ReadOnlyObjectWrapper<>(Way.NONE);
    private final ReadOnlyStringWrapper what = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private Optional<RunningJob> running = Optional.empty();
    private Subscription progress = Subscription.EMPTY;

    public FirstStartViewModel(ShellViewModel shell, JobList jobs, DialogService dialogs, Workspaces workspaces) {
        this.shell = shell;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.workspaces = workspaces;
        shell.openingProperty().subscribe(opening -> {
            if (!opening) {
                ended();
            }
        });
    }

    /** Which way is being gone. */
    public ReadOnlyObjectProperty<Way> wayProperty() {
        return way.getReadOnlyProperty();
    }

    /** What is being done now, in words. */
    public ReadOnlyStringProperty whatProperty() {
        return what.getReadOnlyProperty();
    }

    /** 0 to 1, or -1 where that is not known. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** The workspace files opened lately, the latest first. */
    public List<Path> recent() {
        return shell.recent();
    }

    /** Starts the sandbox and opens its workspace. */
    public void openSandbox() {
        go(Way.SANDBOX, shell.openSandbox());
    }

    /** Opens a workspace file. */
    public void open(Path file) {
        go(Way.FILE, shell.open(file));
    }

    /** Asks for a workspace file and opens it. */
    public void chooseFile() {
        dialogs.chooseFile(Texts.get("start.file.title"), FileKind.WORKSPACE).ifPresent(this::open);
    }

    /** Asks for a project's folder, writes a workspace file into it, or finds the one that is there, and opens its connections. */
    public void chooseProject() {
        dialogs.chooseFolder(Texts.get("start.project.title")).ifPresent(folder -> {
            try {
                connect(folder);
            } catch (LockkeeperException e) {
                dialogs.error(e);
            }
        });
    }

    private void connect(Path folder) {
        Path file = folder.resolve("lockkeeper.json").toAbsolutePath();
        if (!Files.exists(file)) {
            Project project = ProjectDetection.detect(folder);
            if (!dialogs.confirm(
                    Texts.get("start.project.found", project.kind().label()),
                    Texts.get("start.project.write", file, String.join(", ", ProjectDetection.shown(project, folder))),
                    Texts.get("start.project.create"))) {
                return;
            }
            workspaces.write(new Workspace(file, project, List.of()));
        }
        open(file);
    }

    /** Asks what is under way to stop. */
    public void cancel() {
        running.ifPresent(RunningJob::cancel);
    }

    private void go(Way chosen, CancelToken token) {
        running = jobs.of(token);
        running.ifPresent(job -> {
            way.set(chosen);
            progress = job.whatProperty()
                    .subscribe(text -> what.set(text.isEmpty() ? job.title() : text))
                    .and(job.fractionProperty().subscribe(value -> fraction.set(value.doubleValue())));
        });
    }

    private void ended() {
        progress.unsubscribe();
        progress = Subscription.EMPTY;
        running = Optional.empty();
        way.set(Way.NONE);
        what.set("");
        fraction.set(-1);
    }

    /** The ways to a workspace. */
    public enum Way {
        NONE,
        SANDBOX,
        FILE
    }
}

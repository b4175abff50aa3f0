package org.lockkeeper.app;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.task.Job;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.Workspaces;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.dialog.FxDialogService;
import org.lockkeeper.ui.dialog.OverlayPane;
import org.lockkeeper.ui.palette.PaletteView;
import org.lockkeeper.ui.palette.PaletteViewModel;
import org.lockkeeper.ui.profile.ProfileEditorView;
import org.lockkeeper.ui.profile.ProfileEditorViewModel;
import org.lockkeeper.ui.settings.SettingsFile;
import org.lockkeeper.ui.settings.SettingsModel;
import org.lockkeeper.ui.shell.KeysCard;
import org.lockkeeper.ui.shell.Page;
import org.lockkeeper.ui.shell.Screen;
import org.lockkeeper.ui.shell.ShellActions;
import org.lockkeeper.ui.shell.ShellView;
import org.lockkeeper.ui.shell.ShellViewModel;
import org.lockkeeper.ui.shell.Shortcuts;
import org.lockkeeper.ui.shell.WindowActions;
import org.lockkeeper.ui.start.FirstStartView;
import org.lockkeeper.ui.start.FirstStartViewModel;
import org.lockkeeper.ui.task.FxTaskRunner;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Theme;

/** Puts the window together and looks after its opening and closing. */
final class MainWindow {
    /** How long the window waits for its workspace before it shows itself without. */
    private static final Duration PATIENCE = Duration.millis(400);

    private final Stage stage;
    private final BorderPane frame = new BorderPane();
    private final OverlayPane overlay = new OverlayPane(frame);
    private final JobList jobs = new JobList();
    private final FxTaskRunner tasks;
    private final DialogService dialogs;
    private final SettingsModel settings;
    private final Workspaces workspaces;
    private final ShellViewModel model;
    private final ShellActions actions;
    private final ShellView shell;
    private final WindowPlace place;
    private final Heartbeat heartbeat;
    private final FirstFrame firstFrame = new FirstFrame();

    MainWindow(
            Stage stage,
            UserFolders folders,
            Clock clock,
            Function<DialogService, Workspaces> workspaces,
            ScreenFactory screens) {
        this.stage = stage;
        this.tasks = new FxTaskRunner(jobs, clock);
        this.settings = new SettingsModel(new SettingsFile(folders.config().resolve("settings.json")));
        this.dialogs = new FxDialogService(overlay, CompositionRoot.log(folders), clock);
        this.workspaces = workspaces.apply(dialogs);
        this.place = new WindowPlace(stage, settings);
        Theme theme = new Theme(settings.current().theme());
        theme.choiceProperty().subscribe(choice -> settings.update(s -> s.withTheme(choice)));
        this.model = new ShellViewModel(
                this.workspaces,
                open -> screens.create(open, tasks, dialogs, frame()),
                tasks,
                firstFrame,
                dialogs,
                settings);
        this.actions = new ShellActions(
                model,
                theme.choiceProperty(),
                new WindowActions(this::quit, this::openPalette, this::showKeys, this::focusPage, this::focusRail));
        this.shell = new ShellView(model, jobs, theme, this::openPalette, this::startPage, this::connectionsPage);
        frame.setCenter(shell);
        this.heartbeat = new Heartbeat(stage, model, clock);
        stage.setTitle(Texts.get("window.title"));
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
    }

    DialogService dialogs() {
        return dialogs;
    }

    ShellViewModel model() {
        return model;
    }

    /**
     * Shows the window where it was, and opens what was open. A workspace is usually there in a moment, and the window then appears with
     * it instead of being drawn twice.
     */
    void open() {
        place.restore();
        model.openLast();
        PauseTransition patience = new PauseTransition(PATIENCE);
        patience.setOnFinished(_ -> show());
        model.pageProperty().subscribe(page -> {
            if (!(page instanceof Page.Opening)) {
                patience.stop();
                show();
            }
        });
        if (!stage.isShowing()) {
            patience.play();
        }
    }

    /** The scene comes last: nodes that join a scene one by one are styled one by one, and then all together again. */
    private void show() {
        if (!stage.isShowing()) {
            Scene scene = new Scene(new Region(), stage.getWidth(), stage.getHeight());
            Theme.dress(scene);
            scene.setRoot(overlay);
            installKeys(scene);
            stage.setScene(scene);
            stage.show();
            firstFrame.watch(scene);
        }
    }

    /** Closes the window, after asking where a job would be cut off. */
    private void quit() {
        if (jobs.durable().isEmpty() || confirmQuit()) {
            place.remember();
            model.closeWorkspace();
            stage.close();
        }
    }

    private boolean confirmQuit() {
        String titles = String.join(
                ", ", jobs.durable().stream().map(job -> job.title()).toList());
        return dialogs.confirm(
                Texts.get("window.quit.title"), Texts.get("window.quit.text", titles), Texts.get("window.quit.action"));
    }

    private void installKeys(Scene scene) {
        Shortcuts shortcuts = new Shortcuts(scene, overlay.occupiedProperty()::get);
        Runnable install = () -> shortcuts.install(actions.all());
        model.pageProperty().subscribe(install);
        install.run();
    }

    private void openPalette() {
        if (overlay.occupiedProperty().get()) {
            return;
        }
        PaletteView[] shown = new PaletteView[1];
        shown[0] = new PaletteView(new PaletteViewModel(actions.all(), actions.findable()), action -> {
            overlay.hide(shown[0]);
            action.run().run();
        });
        overlay.show(shown[0], Pos.TOP_CENTER, shown[0].field(), () -> overlay.hide(shown[0]));
    }

    private void showKeys() {
        KeysCard[] shown = new KeysCard[1];
        shown[0] = new KeysCard(actions, () -> overlay.hide(shown[0]));
        overlay.show(shown[0], Pos.CENTER, shown[0].focus(), () -> overlay.hide(shown[0]));
    }

    private void focusPage() {
        shell.focusPage();
    }

    private void focusRail() {
        shell.focusRail();
    }

    private Node startPage() {
        return new FirstStartView(new FirstStartViewModel(model, jobs, dialogs, workspaces));
    }

    private Node connectionsPage(WorkspaceModel open) {
        ProfileEditorViewModel editor = new ProfileEditorViewModel(
                open.workspace(),
                workspaces,
                tasks,
                dialogs,
                () -> model.open(open.workspace().file()));
        open.focusProperty().get().ifPresent(profile -> editor.select(profile.name()));
        return new ProfileEditorView(editor, model::leaveConnections);
    }

    /** What the screens may ask of the window; the model is there by the time they do. */
    private ScreenFactory.Frame frame() {
        return new ScreenFactory.Frame() {
            @Override
            public void say(String text) {
                model.say(text);
            }

            @Override
            public void bringToFront(Screen screen) {
                model.select(screen);
            }

            @Override
            public void banner(Node node) {
                shell.setBanner(node);
            }

            @Override
            public void concern(String source, Map<String, List<String>> sentences) {
                model.concerns().tell(source, sentences);
            }

            @Override
            public void whileSeen(Runnable beat) {
                heartbeat.add(beat);
            }

            @Override
            public void save(Workspace changed) {
                tasks.start(
                        Job.durable(Texts.get("profile.saving"), (_, _) -> {
                            workspaces.write(changed);
                            return Boolean.TRUE;
                        }),
                        _ -> model.open(changed.file()),
                        dialogs::error);
            }

            @Override
            public SettingsModel settings() {
                return settings;
            }
        };
    }
}

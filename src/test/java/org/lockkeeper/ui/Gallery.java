package org.lockkeeper.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.preview.PreviewScreen;
import org.lockkeeper.ui.recovery.RecoveryView;
import org.lockkeeper.ui.recovery.RecoveryViewModel;
import org.lockkeeper.ui.run.RunPane;
import org.lockkeeper.ui.run.RunViewModel;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Samples;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.status.StatusScreen;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;

/**
 * Shows the screens with made-up projects, one after the other, and takes a picture of each. Arguments: width, height, {@code light} or
 * {@code dark}, then which ones; all where none is named.
 */
public final class Gallery extends Application {
    private final TaskRunner tasks = new DirectTaskRunner(Progress.NONE);
    private final Moments moments = new Moments(SampleProject.CLOCK);
    private final Map<String, Supplier<Parent>> scenes = new LinkedHashMap<>();

    public static void main(String[] arguments) {
        launch(Gallery.class, arguments);
    }

    @Override
    public void start(Stage stage) throws IOException {
        var arguments = getParameters().getRaw();
        int width = Integer.parseInt(arguments.get(0));
        int height = Integer.parseInt(arguments.get(1));
        new Theme(ThemeChoice.of(arguments.get(2)).orElse(ThemeChoice.LIGHT));
        fill();
        var names = arguments.size() > 3
                ? arguments.subList(3, arguments.size())
                : scenes.keySet().stream().toList();
        show(stage, new java.util.ArrayDeque<>(names), width, height, arguments.get(2));
    }

    private void show(Stage stage, java.util.Deque<String> names, int width, int height, String theme) {
        String name = names.poll();
        if (name == null) {
            Platform.exit();
            return;
        }
        Scene scene = new Scene(
                scenes.getOrDefault(name, javafx.scene.layout.Pane::new).get(), width, height);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        // A picture needs a few pulses of layout; this is a tool to look with, no test.
        PauseTransition settle = new PauseTransition(Duration.millis(900));
        settle.setOnFinished(_ -> {
            Screenshots.save(scene, "gallery-%s-%s-%d".formatted(name, theme, width));
            show(stage, names, width, height, theme);
        });
        settle.play();
    }

    private void fill() throws IOException {
        Path folder = Files.createTempDirectory("gallery");
        WorkspaceModel shop = Samples.shop(folder.resolve("shop")).read(tasks);
        scenes.put("status", () -> (Parent) status(shop).view());
        scenes.put("status-detail", () -> {
            StatusScreen screen = status(shop);
            screen.select("20260829211240_stock_reservations");
            return (Parent) screen.view();
        });
        scenes.put("status-days", () -> {
            StatusScreen screen = status(Samples.shop(folder.resolve("days")).read(tasks));
            screen.actions().get(2).run().run();
            return (Parent) screen.view();
        });
        scenes.put("status-many", () -> (Parent)
                status(Samples.many(folder.resolve("many"), 2000).read(tasks)).view());
        scenes.put("status-empty", () -> (Parent) status(new SampleProject(folder.resolve("empty"))
                        .environment("dev", Environment.DEVELOPMENT, _ -> MigrationState.PENDING)
                        .environment("production", Environment.PRODUCTION, _ -> MigrationState.PENDING)
                        .read(tasks))
                .view());
        scenes.put("status-unreachable", () -> (Parent) status(new SampleProject(folder.resolve("unreachable"))
                        .migrations(8, i -> "2026090%d120000_step".formatted(i + 1))
                        .environment("dev", Environment.DEVELOPMENT, _ -> MigrationState.APPLIED)
                        .unreachable(
                                "staging",
                                Environment.STAGING,
                                "staging (db.example.org:5432/shop) refused the connection. Check that the server runs and that the port is right.")
                        .environment(
                                "production",
                                Environment.PRODUCTION,
                                i -> i < 5 ? MigrationState.APPLIED : MigrationState.PENDING)
                        .read(tasks))
                .view());
        scenes.put("preview", () -> (Parent)
                preview(Samples.shop(folder.resolve("p1")).read(tasks), "dev").view());
        scenes.put(
                "preview-production",
                () -> (Parent) preview(Samples.shop(folder.resolve("p2")).read(tasks), "prod-eu")
                        .view());
        scenes.put(
                "preview-applied",
                () -> applied(preview(Samples.shop(folder.resolve("p3")).read(tasks), "dev")));
        scenes.put("preview-failed", () -> {
            SampleProject project = Samples.shop(folder.resolve("p4"));
            var engine = project.engine();
            engine.failWith(new org.lockkeeper.migration.RunFailure(
                    "20260903071240_user_locale",
                    java.util.Optional.of("create index"),
                    4,
                    java.util.Optional.of("42P01"),
                    "relation \"Order\" does not exist",
                    "Nothing: the script ran in one transaction, which was rolled back."));
            WorkspaceModel model = project.open(engine, tasks);
            model.refresh();
            return applied(preview(model, "dev"));
        });
        scenes.put("recovery", () -> recovery(folder.resolve("r1"), "staging"));
        scenes.put("recovery-clear", () -> recovery(folder.resolve("r2"), "dev"));
        scenes.put("preview-waiting", () -> waiting(folder.resolve("p7")));
        scenes.put(
                "preview-nothing",
                () -> (Parent) preview(Samples.many(folder.resolve("p5"), 20).read(tasks), "dev")
                        .view());
        scenes.put(
                "preview-many",
                () -> (Parent) preview(Samples.many(folder.resolve("p6"), 60).read(tasks), "production")
                        .view());
        scenes.put("status-error", () -> {
            SampleProject project = Samples.shop(folder.resolve("error"));
            var engine = project.engine();
            engine.breakWith(
                    new org.lockkeeper.error.LockkeeperException(
                            "LK-MIG-P3015",
                            org.lockkeeper.error.ExitCode.USAGE,
                            "The folder prisma/migrations/20260901_x has no migration.sql. Restore the file, or remove the folder."));
            WorkspaceModel model = project.open(engine, tasks);
            model.refresh();
            return (Parent) status(model).view();
        });
    }

    private PreviewScreen preview(WorkspaceModel model, String environment) {
        PreviewScreen screen =
                new PreviewScreen(model, tasks, new RecordingDialogs(), Runnable::run, _ -> {}, _ -> {}, moments);
        screen.turnTo(environment, java.util.Optional.empty());
        screen.shown();
        return screen;
    }

    private Parent recovery(Path folder, String environment) {
        SampleProject project = Samples.shop(folder);
        var engine = project.engine();
        if (environment.equals("staging")) {
            engine.waysOut(database -> org.lockkeeper.ui.sample.Recoveries.failed(
                    database.profile().name()));
        }
        RecoveryViewModel model =
                new RecoveryViewModel(project.open(engine, tasks), tasks, new RecordingDialogs(), _ -> {});
        model.open(environment);
        return new RecoveryView(model, () -> {});
    }

    /** A run that stays in the middle of a statement: what carries it out says what it says and never ends. */
    private Parent waiting(Path folder) {
        WorkspaceModel shop = Samples.shop(folder).read(tasks);
        RunningRunner held = new RunningRunner();
        RunViewModel run = new RunViewModel(
                (plan, confirmer, listener, cancel) -> {
                    listener.migrationStarted("20260903071240_user_locale", 1, 2);
                    listener.statementStarted("20260903071240_user_locale", 4, "", 2, 3);
                    listener.pulse(Samples.waiting());
                    throw new IllegalStateException("never told");
                },
                new TaskRunner() {
                    @Override
                    public <T> org.lockkeeper.task.CancelToken start(
                            org.lockkeeper.task.Job<T> job,
                            java.util.function.Consumer<? super T> onDone,
                            java.util.function.Consumer<? super Throwable> onFailure) {
                        held.start(job, _ -> {}, _ -> {});
                        return new org.lockkeeper.task.CancelToken();
                    }
                },
                new RecordingDialogs(),
                Runnable::run,
                SampleProject.CLOCK);
        run.start(shop.service().preview("dev", java.util.Optional.empty()), _ -> {});
        RunPane pane = new RunPane(run, moments, org.lockkeeper.ui.run.RunSurroundings.NONE);
        held.finish();
        return new javafx.scene.layout.VBox(pane);
    }

    private static Parent applied(PreviewScreen screen) {
        Parent view = (Parent) screen.view();
        ((javafx.scene.control.Button) view.lookup(".accent")).fire();
        return view;
    }

    private StatusScreen status(WorkspaceModel model) {
        return new StatusScreen(model, tasks, new RecordingDialogs(), (_, _) -> {}, _ -> {}, moments);
    }
}

package org.lockkeeper.ui.preview;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.recovery.RecoveryOpener;
import org.lockkeeper.ui.run.RunPane;
import org.lockkeeper.ui.run.RunSurroundings;
import org.lockkeeper.ui.theme.Stylesheets;

/** The Preview page: left what is pending, right the exact SQL, above what it is about and the button that runs it. */
public final class PreviewView extends BorderPane {
    private final PreviewViewModel model;
    private final RecoveryOpener recovery;
    private final Consumer<Path> logs;
    private final PlanPane plan;
    private final RunPane run;

    /**
     * @param recovery goes to the ways out of a run that failed
     * @param logs opens a run's log
     */
    public PreviewView(PreviewViewModel model, Moments moments, RecoveryOpener recovery, Consumer<Path> logs) {
        this.logs = logs;
        this.model = model;
        this.recovery = recovery;
        this.run = new RunPane(model.run(), moments, new Around());
        this.plan = new PlanPane(model::save);
        getStyleClass().add("preview-view");
        getStylesheets().addAll(Stylesheets.of("preview"), Stylesheets.of("tones"), Stylesheets.of("copy-chip"));
        setTop(new VBox(new PreviewHeader(model), run));
        model.layoutProperty().subscribe(this::update);
        model.failureProperty().subscribe(this::update);
        update();
        model.run()
                .positionProperty()
                .subscribe(position -> plan.showExecuting(position.filter(_ -> model.showsRun())));
        model.run().standsProperty().subscribe(stands -> plan.showStands(model.showsRun() ? stands : List.of()));
        model.run().runningProperty().subscribe(running -> {
            if (!running) {
                plan.showExecuting(Optional.empty());
            }
        });
    }

    private void update() {
        run.update();
        Optional<PlanLayout> layout = model.layoutProperty().get();
        Optional<String> failure = model.failureProperty().get();
        if (failure.isPresent()) {
            setCenter(new EmptyState(Feather.ALERT_TRIANGLE, headline("preview.headline.failed"), failure.get())
                    .with(Texts.get("preview.failed.again"), model::dismissAccount)
                    .with(
                            Texts.get("preview.failed.recover"),
                            () -> model.environmentProperty()
                                    .get()
                                    .ifPresent(profile -> recovery.open(profile.name()))));
        } else if (layout.isEmpty()) {
            setCenter(new EmptyState(
                    Feather.LOADER, headline("preview.headline.loading"), Texts.get("preview.reading.text")));
        } else if (layout.get().plan().isEmpty()) {
            setCenter(new EmptyState(
                    Feather.CHECK_CIRCLE, headline("preview.headline.nothing"), Texts.get("preview.nothing.text")));
        } else {
            plan.show(layout.get());
            setCenter(plan);
        }
    }

    private String headline(String key) {
        return Texts.get(
                key, model.environmentProperty().get().map(e -> e.name()).orElse(""));
    }

    /** Lets the keyboard move through the plan. */
    void takeFocus() {
        plan.takeFocus();
    }

    /** What the run's pane asks of this page. */
    private final class Around implements RunSurroundings {
        @Override
        public boolean isHere() {
            return model.isRunHere();
        }

        @Override
        public boolean isInSight() {
            return model.showsRun();
        }

        @Override
        public void show(RunFailure failure) {
            plan.reveal(failure);
        }

        @Override
        public boolean canRecover() {
            return true;
        }

        @Override
        public void recover() {
            model.run().environment().ifPresent(recovery::open);
        }

        @Override
        public boolean canShowLog() {
            return true;
        }

        @Override
        public void showLog(Path file) {
            logs.accept(file);
        }

        @Override
        public boolean isDismissible() {
            return true;
        }

        @Override
        public void dismiss() {
            model.dismissAccount();
        }
    }
}

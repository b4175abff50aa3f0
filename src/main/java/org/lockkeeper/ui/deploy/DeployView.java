package org.lockkeeper.ui.deploy;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.deploy.Deployment;
import org.lockkeeper.migration.RunBackends;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.OutageState;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.preview.PlanPane;
import org.lockkeeper.ui.recovery.RecoveryOpener;
import org.lockkeeper.ui.run.RunPane;
import org.lockkeeper.ui.run.RunSurroundings;
import org.lockkeeper.ui.shell.Shortcuts;
import org.lockkeeper.ui.theme.Stylesheets;
import org.lockkeeper.ui.theme.Tips;

/** The Deploy page: the steps at the side, the one that is shown beside them. */
public final class DeployView extends BorderPane {
    static final String NEXT = "Shortcut+Page Down";
    static final String BACK = "Shortcut+Page Up";

    private final DeployViewModel model;
    private final Moments moments;
    private final RecoveryOpener recovery;
    private final ServerLogOpener serverLog;
    private final Consumer<Path> logs;
    private final DeployHeader header;
    private final StepList steps;
    private final PlanPane plan;
    private final RunPane run;
    private final ReasonedButton back = new ReasonedButton(Texts.get("deploy.back"), () -> move(-1));
    private final ReasonedButton next = new ReasonedButton("", () -> move(1));
    private final HBox bar;
    private final StackPane middle = new StackPane();
    private final ScrollPane scroll = new ScrollPane();
    private final Map<DeployStep, StepPane> panes = new EnumMap<>(DeployStep.class);
    private @Nullable Deployment shown;

    /**
     * @param recovery goes to the ways out of a run that failed
     * @param serverLog goes to a server's log
     * @param logs opens a run's log
     */
    public DeployView(
            DeployViewModel model,
            Moments moments,
            RecoveryOpener recovery,
            ServerLogOpener serverLog,
            Consumer<Path> logs) {
        this.logs = logs;
        this.serverLog = serverLog;
        this.model = model;
        this.moments = moments;
        this.recovery = recovery;
        this.header = new DeployHeader(model);
        this.steps = new StepList(model);
        this.plan = new PlanPane(model::save);
        this.run = new RunPane(model.run(), moments, new Around());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        this.bar = new HBox(back, space, next);
        next.button().setId("deploy-next");
        Tips.on(next.button(), () -> Texts.get("deploy.keys.next", Shortcuts.display(NEXT)));
        Tips.on(back.button(), () -> Texts.get("deploy.keys.back", Shortcuts.display(BACK)));
        bar.getStyleClass().add("deploy-bar");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("deploy-scroll");
        getStyleClass().add("deploy-view");
        getStylesheets().addAll(Stylesheets.of("deploy"), Stylesheets.of("tones"), Stylesheets.of("copy-chip"));
        bar.managedProperty().bind(bar.visibleProperty());
        middle.setMinSize(0, 0);
        // In the order in which Tab goes through them.
        setTop(header);
        setLeft(steps);
        setCenter(middle);
        setBottom(bar);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> steps.leaveFocus());
        model.changesProperty().subscribe(_ -> update());
        model.run()
                .positionProperty()
                .subscribe(position -> plan.showExecuting(position.filter(_ -> model.isRunHere())));
        model.run().standsProperty().subscribe(_ -> plan.showStands(model.stands()));
        model.run().runningProperty().subscribe(running -> {
            if (!running) {
                plan.showExecuting(Optional.empty());
            }
        });
    }

    private void update() {
        header.update();
        steps.update();
        Optional<Walk> walk = model.walk();
        Optional<Deployment> found = walk.flatMap(Walk::deployment);
        if (found.isEmpty() || found.get().isEmpty()) {
            forget();
            bar.setVisible(false);
            middle.getChildren().setAll(walk.map(this::nothing).orElseGet(DeployView::noEnvironment));
            return;
        }
        if (!found.equals(Optional.ofNullable(shown))) {
            forget();
            shown = found.get();
            walk.get().layout().ifPresent(plan::show);
        }
        plan.showStands(model.stands());
        DeployStep step = walk.get().step();
        StepPane pane = panes.computeIfAbsent(step, it -> pane(it, walk.get(), found.get()));
        pane.update();
        show(pane);
        next.button()
                .setText(neighbour(1)
                        .map(to -> Texts.get("deploy.next", to.title()))
                        .orElseGet(() -> Texts.get("deploy.next.last")));
        back.refuse(refusal(-1));
        next.refuse(refusal(1));
        bar.setVisible(true);
    }

    /** The keys of Back and Next from wherever the keyboard is in the step. */
    private void onKey(KeyEvent event) {
        steps.leaveFocus();
        if (!event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case PAGE_DOWN -> move(1);
            case PAGE_UP -> move(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void forget() {
        panes.clear();
        shown = null;
    }

    private void show(StepPane pane) {
        if (!pane.scrolls()) {
            put(pane);
            return;
        }
        if (!pane.equals(scroll.getContent())) {
            scroll.setContent(pane);
            scroll.setVvalue(0);
        }
        put(scroll);
    }

    /** What is there already stays, and the keyboard in it. */
    private void put(Node shownNow) {
        if (!middle.getChildren().equals(List.of(shownNow))) {
            middle.getChildren().setAll(shownNow);
        }
    }

    private StepPane pane(DeployStep step, Walk walk, Deployment deployment) {
        return switch (step) {
            case CHECKLIST -> new ChecklistPane(model, walk, deployment, moments);
            case RISK -> new RiskPane(walk, deployment);
            case PREVIEW -> new ReviewPane(model, walk, deployment, plan);
            case BACKUP -> new BackupPane(model, walk);
            case CONSEQUENCES -> new ConsequencesPane(model, walk, deployment);
            case RUN -> new RunStepPane(model, walk, run, plan);
            case VERIFY -> new VerifyPane(walk);
            case REPORT -> new ReportPane(model, walk, moments, serverLog);
        };
    }

    private static Node noEnvironment() {
        return new EmptyState(Feather.INFO, Texts.get("deploy.title"), Texts.get("deploy.refuse.noEnvironment"));
    }

    private Node nothing(Walk walk) {
        String environment = walk.environment();
        if (walk.failure().isPresent() && walk.outage().isPresent()) {
            return new OutageState(environment, walk.outage().get(), moments, model::lookAgain);
        }
        if (walk.failure().isPresent()) {
            return new EmptyState(
                            Feather.ALERT_TRIANGLE,
                            Texts.get("deploy.unknown", environment),
                            walk.failure().get())
                    .with(Texts.get("deploy.again"), model::lookAgain)
                    .with(Texts.get("preview.failed.recover"), () -> recovery.open(environment));
        }
        return walk.deployment().isEmpty()
                ? new EmptyState(
                        Feather.LOADER, Texts.get("deploy.loading", environment), Texts.get("deploy.loading.text"))
                : new EmptyState(
                                Feather.CHECK_CIRCLE,
                                Texts.get("deploy.refuse.nothing", environment),
                                Texts.get("deploy.nothing.text"))
                        .with(Texts.get("deploy.again"), model::lookAgain);
    }

    private Optional<DeployStep> neighbour(int by) {
        return model.walk().map(Walk::step).flatMap(step -> step.neighbour(by));
    }

    private Optional<String> refusal(int by) {
        return neighbour(by)
                .map(step -> model.state(step).refusal())
                .orElseGet(() -> Optional.of(Texts.get(by < 0 ? "deploy.refuse.first" : "deploy.refuse.last")));
    }

    /** To the step before or behind, where it can be entered. */
    void move(int by) {
        if (refusal(by).isEmpty()) {
            neighbour(by).ifPresent(model::enter);
            // From there Tab leads into the step.
            steps.takeFocus();
        }
    }

    /** Lets the keyboard move through the steps. */
    void takeFocus() {
        steps.takeFocus();
    }

    private void showServerLog(RunBackends backends) {
        model.run().environment().ifPresent(environment -> serverLog.show(environment, backends));
    }

    /** What the run's pane asks of this page. */
    private final class Around implements RunSurroundings {
        @Override
        public boolean isHere() {
            return model.isRunHere();
        }

        @Override
        public boolean isInSight() {
            return model.isRunHere();
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
        public boolean canShowServerLog() {
            return true;
        }

        @Override
        public void showServerLog(RunBackends backends) {
            DeployView.this.showServerLog(backends);
        }

        @Override
        public boolean canShowLog() {
            return true;
        }

        @Override
        public void showLog(Path file) {
            logs.accept(file);
        }
    }
}

package org.lockkeeper.ui.deploy;

import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockkeeper.ui.preview.PlanPane;
import org.lockkeeper.ui.run.RunPane;

/** The run, what it left behind where it failed, and the plan with the statement that is under way. */
final class RunStepPane extends StepPane {
    private final RunPane run;
    private final LeftBehindPane left;
    private final PlanPane plan;

    /**
     * @param run shows the run
     * @param plan shows the plan; both wandered here from wherever they were shown before
     */
    RunStepPane(DeployViewModel model, Walk walk, RunPane run, PlanPane plan) {
        super("run");
        this.run = run;
        this.left = new LeftBehindPane(model, walk);
        this.plan = plan;
        VBox.setVgrow(plan, Priority.ALWAYS);
        update();
    }

    @Override
    boolean scrolls() {
        return false;
    }

    @Override
    void update() {
        if (!getChildren().contains(plan)) {
            getChildren().setAll(run, left, plan);
        }
        run.update();
        left.update();
    }
}

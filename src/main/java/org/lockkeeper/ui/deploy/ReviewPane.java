package org.lockkeeper.ui.deploy;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockkeeper.deploy.Deployment;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.CopyChip;
import org.lockkeeper.ui.preview.PlanPane;

/** Exactly what would run, and that it was looked at. */
final class ReviewPane extends StepPane {
    private static final int DIGEST_SHOWN = 12;

    private final Walk walk;
    private final PlanPane plan;
    private final CheckBox reviewed = new CheckBox(Texts.get("deploy.review"));

    /** @param plan shows the plan; wandered here from wherever it was shown before */
    ReviewPane(DeployViewModel model, Walk walk, Deployment deployment, PlanPane plan) {
        super("review");
        this.walk = walk;
        this.plan = plan;
        reviewed.setMinWidth(USE_PREF_SIZE);
        reviewed.setId("deploy-reviewed");
        reviewed.managedProperty().bind(reviewed.visibleProperty());
        reviewed.setOnAction(_ -> model.review(reviewed.isSelected()));
        CopyChip digest = new CopyChip();
        digest.show(
                Texts.get("preview.digest", deployment.plan().digest().substring(0, DIGEST_SHOWN)),
                deployment.plan().digest());
        Label rule = wrapped(model.seenFromWorkspace(deployment.plan().transactionRule()), "muted");
        HBox said = new HBox(reviewed, digest);
        said.getStyleClass().add("said");
        VBox head = new VBox(said, rule);
        head.getStyleClass().add("review-head");
        VBox.setVgrow(plan, Priority.ALWAYS);
        getChildren().add(head);
        update();
    }

    @Override
    boolean scrolls() {
        return false;
    }

    @Override
    void update() {
        if (!getChildren().contains(plan)) {
            getChildren().add(plan);
        }
        reviewed.setSelected(walk.isReviewed());
        reviewed.setVisible(walk.result().isEmpty());
    }
}

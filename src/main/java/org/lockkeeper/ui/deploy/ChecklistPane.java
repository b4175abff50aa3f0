package org.lockkeeper.ui.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.lockkeeper.deploy.AutomaticCheck;
import org.lockkeeper.deploy.Deployment;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.AgeLabel;
import org.lockkeeper.ui.control.Moments;

/** The checklist's lines, those that are found out and those that a person ticks. */
final class ChecklistPane extends StepPane {
    private final DeployViewModel model;
    private final List<GateRow> rows = new ArrayList<>();

    ChecklistPane(DeployViewModel model, Walk walk, Deployment deployment, Moments moments) {
        super("checklist");
        this.model = model;
        AgeLabel age = new AgeLabel(moments);
        age.show(Optional.of(deployment.at()));
        age.setMinWidth(USE_PREF_SIZE);
        Button again = new Button(Texts.get("deploy.again"));
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(_ -> model.lookAgain());
        HBox head = new HBox(
                wrapped(
                        Texts.get(
                                "deploy.checklist.source",
                                deployment.checklist().source()),
                        "muted"),
                age,
                again);
        head.getStyleClass().add("head");
        getChildren().add(head);
        for (GateEntry entry : walk.gates(Gate.Step.CHECKLIST)) {
            GateRow row = new GateRow(entry, walk);
            control(entry, walk, deployment).ifPresent(row::with);
            rows.add(row);
        }
        getChildren().addAll(rows);
        if (rows.isEmpty()) {
            getChildren().add(wrapped(Texts.get("deploy.checklist.empty", walk.environment()), "muted"));
        }
    }

    private Optional<Node> control(GateEntry entry, Walk walk, Deployment deployment) {
        Optional<AutomaticCheck> check = deployment.checklist().items().stream()
                .filter(item -> item.id().equals(entry.name()))
                .findFirst()
                .flatMap(item -> item.check());
        if (check.equals(Optional.of(AutomaticCheck.RISK_ASSESSED))) {
            Button sheet = new Button(Texts.get("deploy.checklist.risk"));
            sheet.setOnAction(_ -> model.enter(DeployStep.RISK));
            HBox line = new HBox(sheet);
            line.getStyleClass().add("said");
            return Optional.of(line);
        }
        if (check.equals(Optional.of(AutomaticCheck.CHANGE_WINDOW))
                && deployment.windowObjection().isPresent()) {
            TextField reason = new TextField();
            reason.setPromptText(Texts.get("deploy.checklist.reason"));
            reason.setAccessibleText(Texts.get("deploy.checklist.reason"));
            reason.textProperty().bindBidirectional(walk.reasonProperty());
            return Optional.of(reason);
        }
        return Optional.empty();
    }

    @Override
    void update() {
        rows.forEach(GateRow::update);
    }
}

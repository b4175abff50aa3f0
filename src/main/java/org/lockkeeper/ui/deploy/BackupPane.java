package org.lockkeeper.ui.deploy;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;

/** Where the backup is that this deploy would fall back on, or why none is needed. */
final class BackupPane extends StepPane {
    private final DeployViewModel model;
    private final Walk walk;
    private final List<GateRow> rows = new ArrayList<>();
    private final Label problem = wrapped("", "remark");

    BackupPane(DeployViewModel model, Walk walk) {
        super("backup");
        this.model = model;
        this.walk = walk;
        List<GateEntry> entries = walk.gates(Gate.Step.BACKUP);
        if (entries.isEmpty()) {
            getChildren().addAll(wrapped(Texts.get("deploy.backup.none", walk.environment()), "muted"), make());
            return;
        }
        getChildren().add(wrapped(Texts.get("deploy.backup.text"), "muted"));
        entries.forEach(entry -> rows.add(new GateRow(entry, walk)));
        rows.getFirst().with(file());
        getChildren().addAll(rows);
        update();
    }

    private Node file() {
        TextField path = new TextField();
        path.setId("deploy-backup");
        path.setPromptText(Texts.get("deploy.backup.path"));
        path.setAccessibleText(Texts.get("deploy.backup.path"));
        path.textProperty().bindBidirectional(walk.backupProperty());
        HBox.setHgrow(path, Priority.ALWAYS);
        HBox line = new HBox(path, button("deploy.backup.file", false), button("deploy.backup.folder", true));
        line.getStyleClass().add("said");
        Tones.apply(problem, Tone.DANGER);
        problem.managedProperty().bind(problem.visibleProperty());
        return new VBox(make(), line, problem);
    }

    private Node make() {
        Button make = new Button(Texts.get("deploy.backup.make", walk.environment()));
        make.setId("deploy-backup-make");
        make.setMinWidth(USE_PREF_SIZE);
        make.setOnAction(_ -> model.makeBackup());
        HBox line = new HBox(make);
        line.getStyleClass().add("said");
        return line;
    }

    private Button button(String key, boolean folder) {
        Button button = new Button(Texts.get(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> model.chooseBackup(folder));
        return button;
    }

    @Override
    void update() {
        rows.forEach(GateRow::update);
        problem.setText(walk.backupProblem().orElse(""));
        problem.setVisible(walk.backupProblem().isPresent());
    }
}

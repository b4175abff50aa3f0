package org.lockkeeper.ui.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.deploy.DeployReport;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.deploy.Risk.Question;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.RunningRunner;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.run.RunAccount;

/** The wizard without its view, opened on production, and a person who answers it. */
final class OpenWizard implements AutoCloseable {
    final RunningRunner tasks = new RunningRunner();
    final RecordingDialogs dialogs = new RecordingDialogs();
    final List<String> told = new ArrayList<>();
    final WorkspaceModel workspace;
    final DeployViewModel model;
    private final DeployProject project;

    OpenWizard(DeployProject project) {
        this.project = project;
        workspace = new WorkspaceModel(project.open(), tasks);
        workspace.focus("production");
        model = new DeployViewModel(workspace, tasks, dialogs, Runnable::run, Clock.systemUTC(), told::add, told::add);
    }

    @Override
    public void close() {
        workspace.close();
    }

    /** Everything that a person has to say for this checklist. */
    void say() {
        model.show();
        GateEntry notified = walk().gate("team-notified").orElseThrow();
        notified.tickedByProperty().set("Ann");
        notified.tickedProperty().set(true);
        risk(Question.ROLLBACK_TIME).textProperty().set("15");
        walk().backupProperty().set(project.dump().toString());
        model.review(true);
        assertThat(model.deployRefusal()).isEmpty();
    }

    void begin() {
        model.deploy();
        assertThat(model.run().runningProperty().get()).isTrue();
        assertThat(walk().step()).isEqualTo(DeployStep.RUN);
    }

    Walk walk() {
        return model.walk().orElseThrow();
    }

    RiskEntry risk(Question question) {
        return walk().risks().stream()
                .filter(entry -> entry.question() == question)
                .findFirst()
                .orElseThrow();
    }

    Gate gate(String name) {
        return walk().gate(name).orElseThrow().gateProperty().get();
    }

    RunAccount account() {
        return model.run().accountProperty().get().orElseThrow();
    }

    DeployReport report() {
        return walk().result().flatMap(result -> result.report()).orElseThrow();
    }
}

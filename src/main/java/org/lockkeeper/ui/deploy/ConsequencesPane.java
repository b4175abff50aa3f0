package org.lockkeeper.ui.deploy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.lockkeeper.connection.RunSettings;
import org.lockkeeper.deploy.Deployment;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.KeyValueTable;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;

/** What the run does, to what and to whom, and the button that begins it. */
final class ConsequencesPane extends StepPane {
    private final DeployViewModel model;
    private final ReasonedButton go;
    private final Label refusal = wrapped("", "remark");

    ConsequencesPane(DeployViewModel model, Walk walk, Deployment deployment) {
        super("consequences");
        this.model = model;
        this.go = new ReasonedButton(model.deployLabel(), model::deploy);
        getChildren().add(KeyValueTable.inWords(facts(model, deployment)));
        if (!deployment.impact().tables().isEmpty()) {
            getChildren().add(new TouchedTables(deployment.impact().tables()));
        }
        deployment
                .impact()
                .opaque()
                .forEach(place -> getChildren().add(remark(Texts.get("deploy.consequences.opaque", place))));
        deployment
                .impact()
                .unread()
                .ifPresent(why -> getChildren().add(remark(Texts.get("deploy.consequences.unread", why))));
        go.button().getStyleClass().add("accent");
        go.button().setId("deploy-go");
        HBox line = new HBox(go, wrapped(asked(walk), "muted"));
        line.getStyleClass().add("go");
        Tones.apply(refusal, Tone.DANGER);
        refusal.managedProperty().bind(refusal.visibleProperty());
        getChildren().addAll(line, refusal);
        update();
    }

    private static String asked(Walk walk) {
        return switch (walk.profile().environment()) {
            case DEVELOPMENT -> Texts.get("deploy.consequences.asks.development");
            case STAGING -> Texts.get("deploy.consequences.asks.staging");
            case PRODUCTION -> Texts.get("deploy.consequences.asks.production");
        };
    }

    private static SequencedMap<String, String> facts(DeployViewModel model, Deployment deployment) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        var plan = deployment.plan();
        facts.put(
                Texts.get("deploy.consequences.what"),
                Texts.get(
                        "deploy.consequences.what.value",
                        plan.migrations().size(),
                        deployment.impact().statements(),
                        String.join(", ", plan.names())));
        facts.put(
                Texts.get("deploy.consequences.where"),
                Texts.get(
                        "deploy.consequences.where.value",
                        plan.target().database(),
                        plan.profile().address(),
                        plan.profile().environment().label()));
        facts.put(Texts.get("deploy.consequences.rule"), model.seenFromWorkspace(plan.transactionRule()));
        RunOptions options = RunOptions.of(plan.profile(), RunSettings.USUAL);
        facts.put(Texts.get("deploy.consequences.locks"), locks(options));
        facts.put(
                Texts.get("deploy.consequences.valve"),
                Texts.get("deploy.consequences.valve.value", options.maxQueued(), length(options.maxQueueWait())));
        if (!plan.profile().contacts().isEmpty()) {
            facts.put(
                    Texts.get("deploy.consequences.contacts"),
                    String.join("; ", plan.profile().contacts()));
        }
        facts.put(Texts.get("deploy.consequences.digest"), plan.digest());
        return facts;
    }

    /** Only what runs in a transaction is tried again. */
    private static String locks(RunOptions options) {
        return options.lockTimeout()
                .map(most -> Texts.get("deploy.consequences.locks.value", length(most), options.tries()))
                .orElseGet(() -> Texts.get("deploy.consequences.locks.server", options.tries()));
    }

    /** What somebody set: whole seconds are told as such. */
    private static String length(Duration set) {
        return set.toMillisPart() == 0 ? Elapsed.text(set) : Elapsed.precise(set);
    }

    private static Label remark(String text) {
        Label label = wrapped(text, "remark");
        Tones.apply(label, Tone.WARNING);
        return label;
    }

    @Override
    void update() {
        Optional<String> why = model.deployRefusal();
        go.button().setText(model.deployLabel());
        go.refuse(why);
        refusal.setText(why.orElse(""));
        refusal.setVisible(why.isPresent());
    }
}

package org.lockkeeper.ui.deploy;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockkeeper.deploy.DeployReport;
import org.lockkeeper.deploy.DeployResult;
import org.lockkeeper.deploy.Verifier;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;

/** What was looked at before and after the run, and what fell short. */
final class VerifyPane extends StepPane {
    private final Walk walk;
    private final Label headline = wrapped("", "headline");
    private final FindingsTable table = new FindingsTable();

    VerifyPane(Walk walk) {
        super("verify");
        this.walk = walk;
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(headline, table);
        update();
    }

    @Override
    boolean scrolls() {
        return false;
    }

    @Override
    void update() {
        List<Verifier.Finding> findings = walk.result()
                .flatMap(DeployResult::report)
                .map(DeployReport::findings)
                .orElse(List.of());
        long shorts = findings.stream().filter(Verifier.Finding::fellShort).count();
        long warns = findings.stream().filter(FindingsTable::warns).count();
        headline.setText(Texts.get("deploy.verify.headline", findings.size(), shorts, warns));
        Tones.apply(headline, shorts > 0 ? Tone.DANGER : warns > 0 ? Tone.WARNING : Tone.SUCCESS);
        if (!table.getItems().equals(findings)) {
            table.getItems().setAll(findings);
        }
    }
}

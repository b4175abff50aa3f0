package org.lockkeeper.ui.backup.wizard;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import javafx.scene.layout.VBox;
import org.lockkeeper.backup.DumpContents;
import org.lockkeeper.backup.RestoreOutlook;
import org.lockkeeper.backup.RestoreWish;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.KeyValueTable;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.VisibleText;

/** What a restore will do and whom it hits, before the guard asks. */
final class RestoreReviewPage extends VBox {
    private final RestoreWizardViewModel model;

    RestoreReviewPage(RestoreWizardViewModel model) {
        this.model = model;
        getStyleClass().add("review-page");
        model.outlook().foundProperty().subscribe(_ -> show());
        model.outlook().failureProperty().subscribe(_ -> show());
    }

    private void show() {
        getChildren().clear();
        model.outlook().failureProperty().get().ifPresent(why -> getChildren().add(new Remark(Tone.DANGER, why)));
        model.outlook().foundProperty().get().ifPresent(this::show);
        if (getChildren().isEmpty()) {
            getChildren().add(Form.hint(Texts.get("restore.looking.text")));
        }
    }

    private void show(RestoreOutlook outlook) {
        outlook.warnings().forEach(warning -> getChildren().add(new Remark(Tone.WARNING, warning)));
        // Before the sessions, which may be many.
        getChildren().add(KeyValueTable.inWords(facts(outlook, model.draft().wish())));
        if (model.draft().targetProperty().get() != Target.NEW) {
            getChildren().add(hit(outlook));
            outlook.hit().lines().forEach(line -> getChildren().add(session(line)));
        }
        getChildren().add(Form.hint(Texts.get("restore.guard")));
    }

    private static Remark hit(RestoreOutlook outlook) {
        String live = VisibleText.of(outlook.live());
        int sessions = outlook.hit().sessions();
        return sessions == 0
                ? new Remark(Tone.QUIET, Texts.get("restore.sessions.none", live))
                : new Remark(Tone.DANGER, Texts.get("restore.sessions", live, sessions));
    }

    private static javafx.scene.Node session(String line) {
        javafx.scene.control.Label label = Form.hint(line);
        label.getStyleClass().addAll("session", "mono");
        return label;
    }

    private SequencedMap<String, String> facts(RestoreOutlook outlook, RestoreWish wish) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put(
                Texts.get("restore.source"),
                model.contents().foundProperty().get().map(DumpContents::name).orElse(""));
        facts.put(
                Texts.get("restore.target"),
                Texts.get(
                        wish.over()
                                ? "restore.target.over.value"
                                : wish.swap() ? "restore.target.swap.value" : "restore.target.new.value",
                        VisibleText.of(outlook.target()),
                        VisibleText.of(outlook.live()),
                        outlook.serverVersion()));
        facts.put(
                Texts.get("restore.tables"),
                wish.tables().isEmpty() ? Texts.get("restore.tables.all") : String.join(", ", wish.tables()));
        facts.put(
                Texts.get("restore.owners"),
                Texts.get(
                        "restore.owners.value",
                        Texts.get(wish.owners() ? "restore.kept" : "restore.dropped"),
                        Texts.get(wish.rights() ? "restore.kept" : "restore.dropped")));
        facts.put(Texts.get("restore.tablespaces"), Texts.get(wish.tablespaces() ? "restore.kept" : "restore.dropped"));
        facts.put(Texts.get("restore.items"), Long.toString(outlook.items()));
        facts.put(
                Texts.get("restore.program"),
                Texts.get(
                        "restore.program.value",
                        outlook.tools().version(),
                        outlook.tools().folder()));
        facts.put(
                Texts.get("restore.way"),
                Texts.get(wish.over() ? "restore.way.transaction" : "restore.way.jobs", wish.jobs()));
        return facts;
    }
}

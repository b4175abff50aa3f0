package org.lockkeeper.ui.runbook;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.runbook.Diagnosis;
import org.lockkeeper.runbook.DiagnosisStep;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;

/** What is the matter with a database, step by step, and the way to a new server. */
final class DiagnosisPane extends VBox {
    private static final double NAME_WIDTH = 110;

    DiagnosisPane(RunbooksViewModel model, Diagnosis diagnosis) {
        getStyleClass().add("runbook");
        boolean well = diagnosis.trouble().isEmpty();
        Label advice = new Label(
                diagnosis
                        .trouble()
                        .map(step -> Texts.get("runbooks.down.trouble", step.name()))
                        .orElseGet(() -> Texts.get("runbooks.down.well")),
                Icons.of(well ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE));
        advice.getStyleClass().add("advice");
        Tones.apply(advice, well ? Tone.SUCCESS : Tone.DANGER);
        VBox steps = new VBox();
        steps.getStyleClass().add("questions");
        diagnosis.steps().forEach(step -> steps.getChildren().add(row(step)));
        ReasonedButton backups = new ReasonedButton(Texts.get("runbooks.toBackups"), model::toBackups);
        Label text = new Label(VisibleText.of(diagnosis
                .newestVerified()
                .map(backup -> Texts.get(
                        backup.local().isPresent() ? "runbooks.newServer" : "runbooks.newServer.bucket", backup.name()))
                .orElseGet(() -> Texts.get("runbooks.newServer.none"))));
        text.setWrapText(true);
        Label heading = new Label(Texts.get("runbooks.newServer.title"));
        heading.getStyleClass().add("heading");
        VBox card = new VBox(heading, text, backups);
        card.getStyleClass().add("way-card");
        getChildren().addAll(advice, steps, card);
        if (!diagnosis.contacts().isEmpty()) {
            Label contacts =
                    new Label(VisibleText.of(Texts.get("runbooks.contacts", String.join("; ", diagnosis.contacts()))));
            contacts.setWrapText(true);
            getChildren().add(contacts);
        }
    }

    private static Node row(DiagnosisStep step) {
        Label name = new Label(step.name(), Icons.of(icon(step)));
        name.getStyleClass().addAll("question", "remark");
        name.setMinWidth(NAME_WIDTH);
        Tones.apply(name, tone(step));
        Label finding = new Label(VisibleText.of(step.finding()));
        finding.setWrapText(true);
        finding.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(finding, Priority.ALWAYS);
        Label verdict = new Label(step.verdict().label());
        verdict.getStyleClass().add("evidence");
        verdict.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(name, finding, verdict);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("question-row");
        finding.setMaxWidth(Double.MAX_VALUE);
        return row;
    }

    private static Feather icon(DiagnosisStep step) {
        return switch (step.verdict()) {
            case GOOD -> Feather.CHECK;
            case BAD -> Feather.X_CIRCLE;
            case UNKNOWN -> Feather.HELP_CIRCLE;
            case SKIPPED -> Feather.MINUS;
        };
    }

    private static Tone tone(DiagnosisStep step) {
        return switch (step.verdict()) {
            case GOOD -> Tone.SUCCESS;
            case BAD -> Tone.DANGER;
            case UNKNOWN -> Tone.WARNING;
            case SKIPPED -> Tone.QUIET;
        };
    }
}

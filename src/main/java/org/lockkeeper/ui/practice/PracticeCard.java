package org.lockkeeper.ui.practice;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.sandbox.incident.Verdict;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Stylesheets;

/** The incident that is on: what the person who is paged is told, and, once it was asked for, what it has come to. */
public final class PracticeCard extends VBox {
    private final Label title = new Label();
    private final Label story = new Label();
    private final Label result = new Label();
    private final Label reasons = new Label();
    private final HBox judged = new HBox();
    private final Button check = new Button(Texts.get("practice.check"));
    private final Button stop = new Button();
    private final Runnable leave;

    /** @param leave moves the focus on before the card, which has it, is gone: by itself it would go to whatever button is next */
    public PracticeCard(PracticeViewModel model, Runnable leave) {
        this.leave = leave;
        getStyleClass().add("practice-card");
        getStylesheets().addAll(Stylesheets.of("practice"), Stylesheets.of("tones"));
        managedProperty().bind(visibleProperty());
        title.getStyleClass().add("title");
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        check.setId("check-incident");
        stop.setId("stop-incident");
        for (Button button : new Button[] {check, stop}) {
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().add("small");
        }
        check.setOnAction(_ -> model.check());
        stop.setOnAction(_ -> model.stop());
        HBox head = new HBox(Icons.of(Feather.LIFE_BUOY, "accent-icon"), title, check, stop);
        head.getStyleClass().add("head");
        result.getStyleClass().add("result");
        result.setMinWidth(USE_PREF_SIZE);
        story.setWrapText(true);
        reasons.setWrapText(true);
        judged.getStyleClass().add("judged");
        judged.getChildren().addAll(result, reasons);
        for (Region part : new Region[] {story, judged}) {
            part.managedProperty().bind(part.visibleProperty());
        }
        getChildren().addAll(head, story, judged);
        model.incidentProperty().subscribe(this::show);
        model.verdictProperty().subscribe(this::judge);
    }

    private void show(Optional<Incident> incident) {
        if (incident.isEmpty() && isFocusWithin()) {
            leave.run();
        }
        setVisible(incident.isPresent());
        title.setText(
                incident.map(each -> Texts.get("practice.title", each.title())).orElse(""));
        story.setText(incident.map(Incident::story).orElse(""));
    }

    private void judge(Optional<Verdict> verdict) {
        boolean open =
                verdict.filter(each -> each.result() != Verdict.Result.OPEN).isEmpty();
        if (!open && check.isFocused()) {
            stop.requestFocus();
        }
        check.setVisible(open);
        check.setManaged(open);
        stop.setText(Texts.get(open ? "practice.stop" : "practice.close"));
        // In the story's place: where a lot stands over the table already, the card must not grow.
        judged.setVisible(verdict.isPresent());
        story.setVisible(verdict.isEmpty());
        verdict.ifPresent(each -> {
            result.setText(Texts.get(
                    switch (each.result()) {
                        case SOLVED -> "practice.result.solved";
                        case OPEN -> "practice.result.open";
                        case DAMAGE -> "practice.result.damage";
                        case ABANDONED -> "practice.result.abandoned";
                    }));
            Tones.apply(
                    result,
                    switch (each.result()) {
                        case SOLVED -> Tone.SUCCESS;
                        case OPEN -> Tone.WARNING;
                        case DAMAGE, ABANDONED -> Tone.DANGER;
                    });
            reasons.setText(VisibleText.of(String.join(" ", each.lines())));
        });
    }
}

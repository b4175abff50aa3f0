package org.lockkeeper.ui.runbook;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.migration.HistoryEdit;
import org.lockkeeper.runbook.Advice;
import org.lockkeeper.runbook.RollbackCase;
import org.lockkeeper.runbook.WayWords;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.recovery.RowChangePane;
import org.lockkeeper.ui.theme.Icons;

/** The decision to roll back: what the answers speak for, the answers, and the three ways. */
final class RollbackPane extends VBox {
    private final RunbooksViewModel model;
    private final Label advice = new Label();
    private final VBox questions = new VBox();

    RollbackPane(RunbooksViewModel model, RollbackCase found) {
        this.model = model;
        getStyleClass().add("runbook");
        advice.getStyleClass().add("advice");
        advice.setWrapText(true);
        questions.getStyleClass().add("questions");
        getChildren().addAll(advice, questions);
        found.problems().forEach(problem -> getChildren().add(problem(problem)));
        WayCard codeOnly = new WayCard(
                Texts.get("runbooks.way.code"),
                WayWords.codeOnly(found, model.commandsFor()),
                List.of(button("runbooks.watch", model::watch)));
        WayCard restore = new WayCard(
                Texts.get("runbooks.way.restore"),
                WayWords.restore(found, model.commandsFor()),
                List.of(button("runbooks.toBackups", model::toBackups), forgetting(found)));
        ReasonedButton revert = button("runbooks.revert", model::revert);
        revert.refuse(model.whyNoRevert());
        getChildren()
                .addAll(
                        codeOnly,
                        restore,
                        new WayCard(
                                Texts.get("runbooks.way.revert"),
                                WayWords.revert(found, model.commandsFor()),
                                List.of(revert)));
        int below = getChildren().indexOf(restore) + 1;
        if (!found.restore().newer().isEmpty()) {
            getChildren().add(below, new NewerRows(found.restore().newer()));
        }
        model.forgotten().ifPresent(edit -> getChildren().add(below, removed(edit)));
        fill();
        model.findings().subscribe(this::fill);
    }

    /** The rows that are gone, as they were. */
    private static VBox removed(HistoryEdit edit) {
        Label words = new Label(VisibleText.of(edit.words()), Icons.of(Feather.CHECK_CIRCLE));
        words.setWrapText(true);
        Tones.apply(words, Tone.SUCCESS);
        VBox card = new VBox(words, new RowChangePane(edit.before(), edit.after(), true));
        card.getStyleClass().add("way-card");
        return card;
    }

    private ReasonedButton forgetting(RollbackCase found) {
        int rows = found.restore().newer().size();
        ReasonedButton forget = new ReasonedButton(Texts.get("runbooks.forget", rows), model::forgetRows);
        forget.refuse(model.whyNoForgetting());
        return forget;
    }

    private static ReasonedButton button(String key, Runnable action) {
        return new ReasonedButton(Texts.get(key), action);
    }

    private static Label problem(String sentence) {
        Label label = new Label(VisibleText.of(WindowWords.of(sentence)), Icons.of(Feather.ALERT_TRIANGLE));
        label.getStyleClass().add("remark");
        label.setWrapText(true);
        Tones.apply(label, Tone.WARNING);
        return label;
    }

    private void fill() {
        Advice now = model.advice();
        advice.setText(now.sentence());
        advice.setGraphic(Icons.of(
                switch (now.verdict()) {
                    case ROLL_BACK -> Feather.ROTATE_CCW;
                    case LOOK_FIRST -> Feather.SEARCH;
                    case FIX_FORWARD -> Feather.TOOL;
                    case LEAVE -> Feather.CHECK_CIRCLE;
                }));
        Tones.apply(
                advice,
                switch (now.verdict()) {
                    case ROLL_BACK -> Tone.DANGER;
                    case LOOK_FIRST -> Tone.WARNING;
                    case FIX_FORWARD -> Tone.ACCENT;
                    case LEAVE -> Tone.SUCCESS;
                });
        questions
                .getChildren()
                .setAll(model.findings().stream()
                        .map(finding -> new QuestionRow(finding, answer -> model.answer(finding, answer)))
                        .toList());
    }
}

package org.lockkeeper.ui.runbook;

import java.util.Arrays;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockkeeper.runbook.Answer;
import org.lockkeeper.runbook.Finding;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;
import org.lockkeeper.ui.control.VisibleText;

/** A criterion as a question: its answer, prefilled, and where that comes from. */
final class QuestionRow extends HBox {
    private static final double ANSWER_WIDTH = 86;

    QuestionRow(Finding finding, Consumer<Answer> answered) {
        getStyleClass().add("question-row");
        setAlignment(Pos.CENTER_LEFT);
        Label question = new Label(finding.criterion().question());
        question.getStyleClass().add("question");
        Label evidence = new Label(VisibleText.of(WindowWords.of(finding.evidence())));
        evidence.getStyleClass().add("evidence");
        evidence.setWrapText(true);
        HBox first = new HBox(question);
        first.getStyleClass().add("first-line");
        if (finding.criterion().isCritical()) {
            Label critical = new Label(Texts.get("runbooks.critical"));
            critical.getStyleClass().add("critical");
            first.getChildren().add(critical);
        }
        VBox text = new VBox(first, evidence);
        HBox.setHgrow(text, Priority.ALWAYS);
        ToggleGroup group = new ToggleGroup();
        HBox answers = new HBox();
        answers.getChildren()
                .setAll(Arrays.stream(Answer.values())
                        .map(answer -> button(finding, answer, group, answered))
                        .toList());
        answers.getChildren().getFirst().getStyleClass().add("left-pill");
        answers.getChildren().get(1).getStyleClass().add("center-pill");
        answers.getChildren().getLast().getStyleClass().add("right-pill");
        answers.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(text, answers);
    }

    private static ToggleButton button(Finding finding, Answer answer, ToggleGroup group, Consumer<Answer> answered) {
        ToggleButton button = new ToggleButton(Texts.get(
                switch (answer) {
                    case YES -> "runbooks.answer.yes";
                    case NO -> "runbooks.answer.no";
                    case UNKNOWN -> "runbooks.answer.unknown";
                }));
        button.getStyleClass().add("small");
        button.setPrefWidth(ANSWER_WIDTH);
        button.setToggleGroup(group);
        button.setSelected(finding.answer() == answer);
        button.setAccessibleText(finding.criterion().question() + " " + button.getText());
        button.setOnAction(_ -> {
            button.setSelected(true);
            answered.accept(answer);
        });
        return button;
    }
}

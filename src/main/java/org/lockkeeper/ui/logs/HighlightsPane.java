package org.lockkeeper.ui.logs;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.theme.Icons;

/** The highlight rules, each to be changed in its place; what is changed holds at once. */
final class HighlightsPane extends BorderPane {
    private final RulesViewModel rules;
    private final VBox lines = new VBox();
    private final ChangeListener<List<HighlightRule>> rulesChanged = (_, _, now) -> show(now);
    private final ReasonedButton add = new ReasonedButton(Texts.get("logs.rule.add"), this::add);

    HighlightsPane(RulesViewModel rules) {
        this.rules = rules;
        getStyleClass().add("highlights-pane");
        Label text = new Label(Texts.get("logs.rules.text"));
        text.setWrapText(true);
        text.getStyleClass().addAll("small", "muted");
        add.button().setGraphic(Icons.of(Feather.PLUS));
        VBox top = new VBox(text, add);
        top.getStyleClass().add("form");
        setTop(top);
        lines.getStyleClass().add("rules");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("entry-scroll");
        setCenter(scroll);
        // The rules outlive the log that this stands beside.
        rules.rulesProperty().addListener(new WeakChangeListener<>(rulesChanged));
        show(rules.rulesProperty().get());
    }

    /** Lines that show their rules already stay as they are: somebody is typing into one. */
    private void show(List<HighlightRule> all) {
        add.refuse(rules.hasRoom() ? Optional.empty() : Optional.of(Texts.get("logs.rules.many", RulesViewModel.MOST)));
        if (all.isEmpty()) {
            lines.getChildren()
                    .setAll(new EmptyState(
                            Feather.DROPLET, Texts.get("logs.rules.none"), Texts.get("logs.rules.none.text")));
            return;
        }
        List<Node> shown = lines.getChildren();
        boolean same = shown.size() == all.size();
        for (int i = 0; same && i < all.size(); i++) {
            same = shown.get(i) instanceof RuleLine line && line.rule().equals(all.get(i));
        }
        if (same) {
            return;
        }
        lines.getChildren().clear();
        for (int i = 0; i < all.size(); i++) {
            lines.getChildren().add(new RuleLine(rules, i));
        }
    }

    private void add() {
        rules.add();
        if (lines.getChildren().getLast() instanceof RuleLine line) {
            line.takeFocus();
        }
    }

    /** Lets the person type into the first rule, or add one. */
    void takeFocus() {
        if (lines.getChildren().getFirst() instanceof RuleLine line) {
            line.takeFocus();
        } else {
            Button button = add.button();
            Focus.moveTo(button);
        }
    }
}

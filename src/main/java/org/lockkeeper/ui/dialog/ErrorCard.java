package org.lockkeeper.ui.dialog;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.theme.Icons;

/** A failure on a card: title, one sentence, code; details folded; everything to be copied at once. */
final class ErrorCard {
    private final Card card;
    private final Button close;

    ErrorCard(Failure failure, String details, Runnable onClose) {
        card = new Card(
                Icons.of(
                        failure.defect() ? Feather.ALERT_OCTAGON : Feather.ALERT_TRIANGLE,
                        failure.defect() ? "danger-icon" : "warning-icon",
                        "card-icon"),
                failure.title(),
                failure.sentence());
        Label code = new Label(failure.code());
        code.getStyleClass().addAll("mono", "small", "subtle");
        card.insert(code);
        TextArea area = details(details);
        card.insert(area);

        Button fold = new Button(Texts.get("error.details"));
        fold.getStyleClass().add("fold");
        fold.setOnAction(_ -> unfold(fold, area, !area.isVisible()));
        unfold(fold, area, false);
        card.aside(fold);
        Button copy = card.button(Texts.get("error.copy"), () -> {});
        copy.setOnAction(_ -> {
            copy(failure.title() + "\n" + failure.sentence() + "\n\n" + details);
            copy.setText(Texts.get("error.copied"));
        });
        close = card.button(Texts.get("error.close"), onClose);
        close.setDefaultButton(true);
    }

    Region card() {
        return card;
    }

    Node focus() {
        return close;
    }

    private static void unfold(Button fold, TextArea area, boolean open) {
        area.setVisible(open);
        area.setManaged(open);
        fold.setGraphic(Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
    }

    private static TextArea details(String details) {
        TextArea area = new TextArea(details);
        area.setEditable(false);
        area.getStyleClass().addAll("mono", "small", "details");
        area.setWrapText(true);
        area.setPrefRowCount(7);
        return area;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}

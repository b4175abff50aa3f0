package org.lockkeeper.ui.control;

import java.util.Locale;
import java.util.function.BiFunction;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
import org.lockkeeper.ui.Texts;

/** The beginning of a long value, and all of it when that is asked for. */
final class CutValue extends VBox {
    private final Hyperlink all;

    /**
     * @param text the whole value
     * @param beginning what is shown at first
     * @param fields makes the field that shows a text, by the value's name
     */
    CutValue(String name, String text, String beginning, BiFunction<String, String, Node> fields) {
        getStyleClass().add("cut-value");
        all = new Hyperlink(Texts.get("control.value.all", String.format(Locale.ENGLISH, "%,d", text.length())));
        all.getStyleClass().add("show-all");
        all.setOnAction(_ -> getChildren().setAll(new LongText(name, text)));
        getChildren().addAll(fields.apply(name, beginning), all);
    }
}

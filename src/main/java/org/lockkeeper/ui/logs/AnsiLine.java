package org.lockkeeper.ui.logs;

import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.lockkeeper.ui.control.VisibleText;

/** One line of text in a terminal's colours; what acts in it otherwise is visible. */
final class AnsiLine extends HBox {
    AnsiLine(String text) {
        getStyleClass().add("ansi-line");
        for (AnsiText.Run run : AnsiText.runs(text)) {
            Text stretch = new Text(VisibleText.of(run.text()));
            stretch.getStyleClass().add("ansi");
            run.look().colour().ifPresent(colour -> stretch.getStyleClass().add("ansi-" + colour));
            if (run.look().bold()) {
                stretch.getStyleClass().add("ansi-bold");
            }
            stretch.setUnderline(run.look().underlined());
            getChildren().add(stretch);
        }
        setAccessibleText(VisibleText.of(AnsiText.plain(text)));
    }
}

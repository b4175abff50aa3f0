package org.lockkeeper.ui.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.theme.Stylesheets;

/** The keys that mean something now: those of the page in front, and those that the window always hears. */
public final class KeysCard extends VBox {
    private final Button close = new Button(Texts.get("keys.close"));

    /** @param onClose has to take the card away */
    public KeysCard(ShellActions actions, Runnable onClose) {
        getStyleClass().add("keys-card");
        getStylesheets().add(Stylesheets.of("keys"));
        setId("keys");
        setAccessibleText(Texts.get("keys.title"));
        Label title = new Label(Texts.get("keys.title"));
        title.getStyleClass().add("subheading");
        VBox lines = new VBox();
        lines.getStyleClass().add("lines");
        add(lines, "keys.page", actions.keysOfPage());
        add(lines, "keys.everywhere", actions.keysEverywhere());
        lines.getChildren().add(caption("keys.moving"));
        for (String each : List.of("tab", "arrows", "enter", "escape")) {
            lines.getChildren().add(line(Texts.get("keys." + each + ".what"), Texts.get("keys." + each)));
        }
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        close.setOnAction(_ -> onClose.run());
        HBox buttons = new HBox(close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, scroll, buttons);
    }

    /** What gets the keyboard. */
    public Node focus() {
        return close;
    }

    private static void add(VBox lines, String caption, List<Action> actions) {
        if (!actions.isEmpty()) {
            lines.getChildren().add(caption(caption));
            actions.forEach(
                    action -> lines.getChildren().add(line(action.title(), Shortcuts.display(action.shortcut()))));
        }
    }

    private static Label caption(String key) {
        Label caption = new Label(Texts.get(key));
        caption.getStyleClass().add("caption");
        return caption;
    }

    private static Node line(String what, String keys) {
        Label title = new Label(what);
        title.setMnemonicParsing(false);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label cap = new Label(keys);
        cap.getStyleClass().add("keycap");
        cap.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(title, gap, cap);
        line.getStyleClass().add("line");
        return line;
    }
}

package org.lockkeeper.ui.run;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;
import org.lockkeeper.ui.control.CopyChip;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.VisibleText;

/** What a run did, or why it did nothing. */
final class AccountPane extends VBox {
    private static final int MOST_NAMES = 6;
    private static final int LONGEST_SENTENCE = 1_200;

    AccountPane(RunAccount account, RunSurroundings around) {
        getStyleClass().add("account");
        getChildren().add(head(account, around));
        account.failureText().ifPresent(text -> getChildren().add(wrapped(text)));
        account.failure()
                .ifPresent(failure -> getChildren()
                        .add(wrapped(Texts.get("run.account.left", WindowWords.of(failure.leftBehind())))));
        if (!account.applied().isEmpty()) {
            getChildren().add(wrapped(applied(account.applied())));
        }
        FlowPane actions = actions(account, around);
        if (!actions.getChildren().isEmpty()) {
            getChildren().add(actions);
        }
    }

    private static HBox head(RunAccount account, RunSurroundings around) {
        Label headline = new Label(
                VisibleText.keepingLines(account.headline()),
                new FontIcon(account.tone() == Tone.SUCCESS ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE));
        headline.getStyleClass().add("headline");
        headline.setWrapText(true);
        headline.setMinHeight(USE_PREF_SIZE);
        headline.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(headline, Priority.ALWAYS);
        HBox head = new HBox(headline);
        head.getStyleClass().add("account-head");
        if (around.isDismissible()) {
            head.getChildren().add(button("run.account.close", around::dismiss));
        }
        return head;
    }

    /** On lines of their own: beside the headline they would leave it no room in a narrow window. */
    private static FlowPane actions(RunAccount account, RunSurroundings around) {
        FlowPane actions = new FlowPane();
        actions.getStyleClass().add("account-actions");
        account.failure()
                .filter(f -> f.line() > 0 && around.isInSight())
                .ifPresent(
                        failure -> actions.getChildren().add(button("run.account.show", () -> around.show(failure))));
        if (account.failure().isPresent() && around.canRecover()) {
            actions.getChildren().add(button("run.account.recover", around::recover));
        }
        account.backends()
                .filter(_ -> around.canShowServerLog())
                .ifPresent(backends -> actions.getChildren()
                        .add(button("run.account.serverLog", () -> around.showServerLog(backends))));
        account.log()
                .filter(_ -> around.canShowLog())
                .ifPresent(file -> actions.getChildren().add(button("run.account.ownLog", () -> around.showLog(file))));
        account.log().ifPresent(file -> {
            CopyChip chip = new CopyChip();
            chip.show(Texts.get("run.account.log", file.getFileName()), file.toString());
            actions.getChildren().add(chip);
        });
        return actions;
    }

    private static String applied(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() > MOST_NAMES
                ? Texts.get("run.account.applied.more", shown, names.size() - MOST_NAMES)
                : Texts.get("run.account.applied.list", shown);
    }

    private static Button button(String key, Runnable action) {
        Button button = new Button(Texts.get(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** A server may say pages; the run's log has all of them. */
    private static Label wrapped(String text) {
        String shown = text.length() > LONGEST_SENTENCE ? text.substring(0, LONGEST_SENTENCE) + " …" : text;
        Label label = new Label(VisibleText.keepingLines(shown));
        label.setMinHeight(USE_PREF_SIZE);
        label.setWrapText(true);
        label.getStyleClass().add("sentence");
        return label;
    }
}

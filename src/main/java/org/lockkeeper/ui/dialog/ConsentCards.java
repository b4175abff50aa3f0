package org.lockkeeper.ui.dialog;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Verdict;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.EnvironmentMark;
import org.lockkeeper.ui.theme.Icons;

/** The cards by which a change is confirmed. Each waits for its answer; empty means that the person went no further. */
final class ConsentCards {
    private static final int MOST_SLIPS = 3;

    private ConsentCards() {}

    /** What and who is hit. Cancel has the keyboard: Enter confirms nothing. */
    static Optional<Boolean> consequences(OverlayPane overlay, Consent request) {
        Question<Boolean> question = new Question<>(overlay);
        Card card = new Card(
                icon(request),
                title(request),
                Texts.get(
                        "consent.text",
                        VisibleText.of(request.site().address()),
                        VisibleText.of(request.site().role())));
        card.getStyleClass().add("consent");
        card.insert(environment(request));
        card.insert(lines(request));
        Label digest = new Label(Texts.get(
                "consent.digest",
                request.digest().substring(0, Math.min(12, request.digest().length()))));
        digest.getStyleClass().addAll("digest", "mono");
        card.aside(digest);
        Button cancel = card.button(Texts.get("dialog.cancel"), question::dismiss);
        Button act = card.button(
                request.verdict() == Verdict.TWICE ? Texts.get("consent.continue") : title(request),
                () -> question.answer(true));
        act.getStyleClass().add(isProduction(request) ? "danger" : "accent");
        return question.ask(card, cancel);
    }

    /**
     * The database's name, typed or pasted. A slip of the finger is told under the field; the guard compares as well, and what is
     * wrong for the third time is left to it.
     */
    static Optional<String> name(OverlayPane overlay, Consent request) {
        AtomicInteger slips = new AtomicInteger();
        return text(
                overlay,
                request,
                Texts.get("consent.name.title"),
                Texts.get(
                        "consent.name.text",
                        VisibleText.of(request.database()),
                        request.site().profile()),
                Texts.get("consent.name.field"),
                typed -> !typed.equals(request.database()) && slips.incrementAndGet() < MOST_SLIPS
                        ? Texts.get("consent.name.wrong", VisibleText.of(request.database()))
                        : "");
    }

    /** Why it has to be now. */
    static Optional<String> reason(OverlayPane overlay, Consent request, String why) {
        return text(
                overlay,
                request,
                Texts.get("consent.reason.title"),
                Texts.get("consent.reason.text", why),
                Texts.get("consent.reason.field"),
                _ -> "");
    }

    /** @param objection what is wrong with what was typed; empty where nothing is */
    private static Optional<String> text(
            OverlayPane overlay,
            Consent request,
            String title,
            String text,
            String field,
            UnaryOperator<String> objection) {
        Question<String> question = new Question<>(overlay);
        Card card = new Card(icon(request), title, text);
        card.getStyleClass().add("consent");
        card.insert(environment(request));
        TextField input = new TextField();
        input.setPromptText(field);
        input.setAccessibleText(field);
        card.insert(input);
        Label wrong = new Label();
        wrong.getStyleClass().add("wrong");
        wrong.setWrapText(true);
        wrong.visibleProperty().bind(wrong.textProperty().isNotEmpty());
        wrong.managedProperty().bind(wrong.visibleProperty());
        input.textProperty().subscribe(() -> wrong.setText(""));
        card.insert(wrong);
        card.button(Texts.get("dialog.cancel"), question::dismiss);
        Button act = card.button(title(request), () -> {
            String objected = objection.apply(input.getText());
            if (objected.isEmpty()) {
                question.answer(input.getText());
            } else {
                wrong.setText(objected);
                input.requestFocus();
                input.selectAll();
            }
        });
        act.getStyleClass().add(isProduction(request) ? "danger" : "accent");
        act.disableProperty().bind(input.textProperty().isEmpty());
        act.setDefaultButton(true);
        return question.ask(card, input);
    }

    private static Node environment(Consent request) {
        Label name = new Label(VisibleText.of(request.site().profile()));
        name.getStyleClass().add("name");
        HBox line = new HBox(new EnvironmentMark(request.site().environment()), name);
        if (!request.site().profile().equals(request.site().environment().label())) {
            line.getChildren().add(new Label(request.site().environment().label()));
        }
        line.getStyleClass()
                .addAll("consent-environment", request.site().environment().label());
        return line;
    }

    private static Node lines(Consent request) {
        VBox lines = new VBox();
        lines.getStyleClass().add("consent-lines");
        for (String consequence : request.consequences()) {
            Label label = new Label("· " + VisibleText.of(consequence));
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            lines.getChildren().add(label);
        }
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("consent-scroll");
        // Wrapped lines are higher than a scroll pane asks for by itself: the last would stand out of sight.
        lines.heightProperty().subscribe((_, height) -> scroll.setPrefViewportHeight(height.doubleValue()));
        scroll.setAccessibleText(String.join("\n", request.consequences()));
        return scroll;
    }

    private static FontIcon icon(Consent request) {
        return isProduction(request)
                ? Icons.of(Feather.ALERT_TRIANGLE, "danger-icon", "card-icon")
                : Icons.of(Feather.HELP_CIRCLE, "accent-icon", "card-icon");
    }

    private static boolean isProduction(Consent request) {
        return request.site().environment() == Environment.PRODUCTION;
    }

    /** The operation as a button names it: {@code Apply 3 migrations on prod-eu}. */
    private static String title(Consent request) {
        String what = VisibleText.of(request.operation().description());
        return Texts.get(
                "consent.title",
                Character.toUpperCase(what.charAt(0)) + what.substring(1),
                VisibleText.of(request.site().profile()));
    }
}

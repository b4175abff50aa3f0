package org.lockkeeper.ui.wizard;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Stylesheets;

/** A page that leads through steps: above the title and the steps, in the middle the shown step, below what leads back and further. */
public final class WizardPane extends BorderPane {
    private final Wizard wizard;
    private final Function<Step, Node> pages;
    private final Map<String, Node> made = new HashMap<>();
    private final ScrollPane scroll = new ScrollPane();
    private final HBox titleBar = new HBox();
    private final Label title = new Label();
    private final Label why = new Label();
    private final Button back = new Button(Texts.get("wizard.back"), Icons.of(Feather.CHEVRON_LEFT));
    private final ReasonedButton forward;

    /**
     * @param pages makes the page of a step, when it is first shown
     * @param leave goes back to where the person came from
     */
    public WizardPane(Wizard wizard, String title, Function<Step, Node> pages, Runnable leave) {
        this.wizard = wizard;
        this.pages = pages;
        this.forward = new ReasonedButton("", wizard::forward);
        getStyleClass().add("wizard-pane");
        getStylesheets().addAll(Stylesheets.of("wizard"), Stylesheets.of("tones"));
        this.title.getStyleClass().add("headline");
        this.title.setMinWidth(0);
        say(title);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        titleBar.getChildren().setAll(this.title, gap, Icons.button(Feather.X, Texts.get("wizard.leave"), leave));
        titleBar.getStyleClass().add("wizard-title");
        setTop(new VBox(titleBar, new StepsHeader(wizard)));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        setBottom(footer());
        wizard.currentProperty().subscribe(_ -> showStep());
        wizard.labelProperty().subscribe(_ -> showButtons());
        wizard.refusalProperty().subscribe(_ -> showButtons());
        wizard.heldProperty().subscribe(_ -> showButtons());
        wizard.graveProperty()
                .subscribe(grave -> forward.button()
                        .getStyleClass()
                        .setAll("button", "text-button", "forward", grave ? "danger" : "accent"));
    }

    /** Says what it is about. */
    public void say(String text) {
        title.setText(VisibleText.of(text));
    }

    /** Shows something before the title, such as the environment. */
    public void showBefore(Node node) {
        titleBar.getChildren().addFirst(node);
    }

    private Node footer() {
        back.setOnAction(_ -> wizard.back());
        back.setMinWidth(USE_PREF_SIZE);
        forward.button().setDefaultButton(true);
        why.getStyleClass().add("why");
        why.setWrapText(true);
        why.setMinWidth(0);
        why.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(why, Priority.ALWAYS);
        HBox footer = new HBox(back, why, forward);
        footer.getStyleClass().add("wizard-footer");
        return footer;
    }

    private void showStep() {
        boolean holdsFocus = getScene() != null && isWithin(getScene().getFocusOwner());
        Step step = wizard.step();
        Node page = made.get(step.id());
        if (page == null) {
            page = pages.apply(step);
            made.put(step.id(), page);
        }
        VBox box = new VBox(page);
        VBox.setVgrow(page, Priority.ALWAYS);
        box.getStyleClass().add("wizard-page");
        scroll.setContent(box);
        scroll.setFitToHeight(true);
        scroll.setVvalue(0);
        showButtons();
        if (holdsFocus) {
            takeFocus();
        }
    }

    private boolean isWithin(@Nullable Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == this) {
                return true;
            }
        }
        return false;
    }

    private void showButtons() {
        boolean held = wizard.heldProperty().get();
        back.setVisible(wizard.currentProperty().get() > 0);
        back.setDisable(held);
        String label = wizard.forwardLabel();
        forward.setVisible(!label.isEmpty());
        forward.setManaged(!label.isEmpty());
        forward.button().setText(VisibleText.of(label));
        forward.refuse(
                held
                        ? Optional.of(Texts.get("wizard.held"))
                        : wizard.refusalProperty().get());
        why.setText(
                held ? "" : wizard.refusalProperty().get().map(VisibleText::of).orElse(""));
    }

    /**
     * Lets the keyboard begin at the first control of the step. A step that is only read takes it itself, so that the arrows scroll it and
     * Enter leads further: at a button that is still refused the focus would be lost to the window around.
     */
    public void takeFocus() {
        // Before its style is there the scroll pane has not taken the step in.
        applyCss();
        Optional.ofNullable(scroll.getContent())
                .flatMap(FirstControl::in)
                .orElse(scroll)
                .requestFocus();
    }
}

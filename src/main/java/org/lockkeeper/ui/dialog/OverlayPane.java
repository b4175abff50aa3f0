package org.lockkeeper.ui.dialog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.lockkeeper.ui.theme.Stylesheets;

/**
 * The window's content with a place above it for cards: dialogs and the command palette. While a card is up, keyboard and mouse stay in
 * it; closing it gives the focus back. A card is no window of its own, so it cannot get lost behind one.
 */
public final class OverlayPane extends StackPane {
    private final Node content;
    private final Deque<Layer> layers = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper occupied = new ReadOnlyBooleanWrapper();

    public OverlayPane(Node content) {
        this.content = content;
        getChildren().add(content);
        getStylesheets().add(Stylesheets.of("dialog"));
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::keepFocusInside);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Layer top = layers.peek();
            if (top != null && event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                top.onDismiss().run();
            }
        });
    }

    /** Whether a card is up. */
    public ReadOnlyBooleanProperty occupiedProperty() {
        return occupied.getReadOnlyProperty();
    }

    /**
     * Puts a card over everything that is there.
     *
     * @param card sized as it prefers
     * @param focus what gets the keyboard; inside the card
     * @param onDismiss what Escape and a click beside the card do; it has to call {@link #hide}
     */
    public void show(Region card, Pos where, Node focus, Runnable onDismiss) {
        StackPane scrim = new StackPane(card);
        scrim.getStyleClass().add("scrim");
        StackPane.setAlignment(card, where);
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        scrim.setOnMousePressed(event -> {
            if (scrim.equals(event.getTarget())) {
                onDismiss.run();
            }
        });
        Optional<Node> before = Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
        layers.push(new Layer(card, scrim, focus, onDismiss, before));
        getChildren().add(scrim);
        occupied.set(true);
        focus.requestFocus();
    }

    /** Takes a card away; nothing happens where it is not up. */
    public void hide(Region card) {
        layers.stream().filter(layer -> layer.card().equals(card)).findFirst().ifPresent(layer -> {
            layers.remove(layer);
            getChildren().remove(layer.scrim());
            occupied.set(!layers.isEmpty());
            layer.focusBefore().ifPresentOrElse(Node::requestFocus, content::requestFocus);
        });
    }

    private void keepFocusInside(Node owner) {
        Layer top = layers.peek();
        if (top != null && owner != null && !isInside(owner, top.scrim())) {
            top.focus().requestFocus();
        }
    }

    private static boolean isInside(Node node, Parent ancestor) {
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private record Layer(Region card, StackPane scrim, Node focus, Runnable onDismiss, Optional<Node> focusBefore) {}
}

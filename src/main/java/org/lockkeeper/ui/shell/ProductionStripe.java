package org.lockkeeper.ui.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.NameLabel;
import org.lockkeeper.ui.theme.Icons;

/** Across the whole window while production is in focus: the word, the database, a closed padlock. */
final class ProductionStripe extends HBox {
    /** Pixels that a name gets before the address gets any. */
    private static final double NAME = 420;

    private final HBox target = new HBox();
    private Subscription subscription = Subscription.EMPTY;

    ProductionStripe(ShellViewModel model) {
        getStyleClass().add("production-stripe");
        setId("production-stripe");
        setAlignment(Pos.CENTER_LEFT);
        Label word = new Label(Texts.get("shell.production"), Icons.of(Feather.LOCK));
        word.getStyleClass().add("production-word");
        word.setMinWidth(USE_PREF_SIZE);
        target.getStyleClass().add("target");
        target.setAlignment(Pos.CENTER_LEFT);
        target.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label locked = new Label(Texts.get("shell.production.locked"));
        locked.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(word, target, gap, locked);
        model.workspaceProperty().subscribe(this::follow);
    }

    private void follow(Optional<WorkspaceModel> workspace) {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        workspace.ifPresentOrElse(
                open -> subscription = open.focusProperty().subscribe(this::show), () -> show(Optional.empty()));
    }

    private void show(Optional<ConnectionProfile> focus) {
        Optional<ConnectionProfile> production =
                focus.filter(profile -> profile.environment() == Environment.PRODUCTION);
        setVisible(production.isPresent());
        setManaged(production.isPresent());
        production.ifPresent(profile ->
                target.getChildren().setAll(part("name", profile.name(), NAME), part("address", profile.address(), 0)));
    }

    private static Label part(String styleClass, String text, double least) {
        NameLabel part = new NameLabel(text, least, Double.MAX_VALUE);
        part.getStyleClass().add(styleClass);
        return part;
    }
}

package org.lockkeeper.ui.backup.wizard;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** The page on which a wizard stands; not in the rail: the Backups page leads to it. */
public final class WizardScreen implements Screen {
    private final StackPane host = new StackPane();
    private Runnable focus = () -> {};
    private Optional<BooleanSupplier> working = Optional.empty();

    /**
     * Puts a wizard there in place of the last one.
     *
     * @param atWork whether its work is under way
     */
    void show(Node wizard, Runnable takeFocus, BooleanSupplier atWork) {
        host.getChildren().setAll(wizard);
        focus = takeFocus;
        working = Optional.of(atWork);
    }

    /** Whether the work of the wizard that stands there is under way, so that no other may take its place. */
    boolean isAtWork() {
        return working.filter(BooleanSupplier::getAsBoolean).isPresent();
    }

    @Override
    public String id() {
        return "backup-wizard";
    }

    @Override
    public String title() {
        return Texts.get("backups.title");
    }

    @Override
    public Node view() {
        return host;
    }

    @Override
    public void shown() {
        focus.run();
    }

    @Override
    public void hidden() {
        // What runs goes on.
    }

    @Override
    public List<Action> actions() {
        return List.of();
    }
}

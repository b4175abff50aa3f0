package org.lockkeeper.ui.backup.wizard;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** The page on which a wizard stands until it is closed; not in the rail: the Backups page leads to it. */
public final class WizardScreen implements Screen {
    private final StackPane host = new StackPane();
    private Optional<Standing> standing = Optional.empty();

    /**
     * A wizard on its page.
     *
     * @param subject what it does, such as {@code Backup of production}
     */
    record Standing(String subject, Node view, Runnable takeFocus, Guided model) {}

    /** Puts a wizard there in place of the last one. */
    void show(Standing wizard) {
        host.getChildren().setAll(wizard.view());
        standing = Optional.of(wizard);
    }

    /** The wizard that stands there and has not done yet what it is for. */
    Optional<Standing> unfinished() {
        return standing.filter(it -> it.model().isAtWork() || !it.model().isFinished());
    }

    /** Takes the wizard away, unless its work is under way. */
    void close() {
        if (standing.filter(it -> it.model().isAtWork()).isEmpty()) {
            host.getChildren().clear();
            standing = Optional.empty();
        }
    }

    @Override
    public String id() {
        return "backup-wizard";
    }

    @Override
    public String railId() {
        return "backups";
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
        standing.ifPresent(it -> it.takeFocus().run());
    }

    @Override
    public void hidden() {
        // What was chosen stays, and what runs goes on.
    }

    @Override
    public List<Action> actions() {
        return List.of();
    }
}

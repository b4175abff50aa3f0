package org.lockkeeper.ui.recovery;

import java.util.List;
import javafx.scene.Node;
import org.lockkeeper.ui.Lazy;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** The ways out of a failed run, a page that is not in the rail: the account of the run, the preview and the status lead to it. */
public final class RecoveryScreen implements Screen {
    private final RecoveryViewModel model;
    private final Lazy<RecoveryView> view;

    /** @param back goes to where the person came from */
    public RecoveryScreen(RecoveryViewModel model, Runnable back) {
        this.model = model;
        this.view = new Lazy<>(() -> new RecoveryView(model, back));
    }

    /** Turns to an environment; the window brings the page to the front. */
    public void turnTo(String environment) {
        model.open(environment);
    }

    @Override
    public String id() {
        return "recovery";
    }

    @Override
    public String title() {
        return Texts.get("recovery.title");
    }

    @Override
    public Node view() {
        return view.get();
    }

    @Override
    public void shown() {
        view.get().takeFocus();
    }

    @Override
    public void hidden() {
        // Nothing polls.
    }

    @Override
    public List<Action> actions() {
        return List.of(new Action("recovery.again", Texts.get("recovery.again"), "", model::look));
    }
}

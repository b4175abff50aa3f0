package org.lockkeeper.ui.preferences;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.lockkeeper.ui.Lazy;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** The settings of the activity. It is not on the rail; what it is about leads to it. */
public final class PreferencesScreen implements Screen {
    private final Lazy<PreferencesView> view;

    /** @param model made with the page */
    public PreferencesScreen(Supplier<PreferencesViewModel> model) {
        this.view = new Lazy<>(() -> new PreferencesView(model.get()));
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String title() {
        return Texts.get("preferences.title");
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
        // Nothing runs for it.
    }

    @Override
    public List<Action> actions() {
        return List.of();
    }
}

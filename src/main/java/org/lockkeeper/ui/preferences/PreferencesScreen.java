package org.lockkeeper.ui.preferences;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.lockkeeper.ui.Lazy;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** The Settings page. It is not on the rail; the Activity page, which most of it is about, leads to it and is gone back to. */
public final class PreferencesScreen implements Screen {
    private final Lazy<PreferencesView> view;

    /**
     * @param model made with the page
     * @param leave goes back to the Activity page
     */
    public PreferencesScreen(Supplier<PreferencesViewModel> model, Runnable leave) {
        this.view = new Lazy<>(() -> new PreferencesView(model.get(), leave));
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String railId() {
        return "activity";
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

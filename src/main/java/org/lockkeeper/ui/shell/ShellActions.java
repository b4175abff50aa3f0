package org.lockkeeper.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.theme.ThemeChoice;

/** Everything that can be done by name: the frame's own actions and those of every screen. */
public final class ShellActions {
    private static final Set<String> OF_ONE_ENVIRONMENT = Set.of("preview", "deploy", "activity", "checks", "backups");

    /** The keys of the command palette. */
    public static final String PALETTE = "Shortcut+K";

    private final ShellViewModel model;
    private final ObjectProperty<ThemeChoice> theme;
    private final WindowActions window;

    public ShellActions(ShellViewModel model, ObjectProperty<ThemeChoice> theme, WindowActions window) {
        this.model = model;
        this.theme = theme;
        this.window = window;
    }

    /** All of them as things stand now; those of the page in front come last, so that their keys win. */
    public List<Action> all() {
        List<Action> actions = new ArrayList<>();
        model.workspaceProperty().get().ifPresent(open -> addForWorkspace(open, actions));
        actions.add(new Action("shell.open", Texts.get("shell.open"), "Shortcut+O", model::chooseAndOpen));
        actions.add(new Action("shell.sandbox", Texts.get("shell.open.sandbox"), "", model::openSandbox));
        for (ThemeChoice choice : ThemeChoice.values()) {
            actions.add(new Action(
                    "shell.theme." + choice.label(),
                    Texts.get("shell.theme." + choice.label()),
                    "",
                    () -> theme.set(choice)));
        }
        actions.add(new Action("shell.palette", Texts.get("shell.palette.open"), PALETTE, window.palette()));
        actions.add(new Action("shell.keys", Texts.get("shell.keys"), "F1", window.keys()));
        actions.add(new Action("shell.quit", Texts.get("shell.quit"), "Shortcut+Q", window.quit()));
        model.screens().stream().filter(screen -> !isFront(screen)).forEach(screen -> actions.addAll(screen.actions()));
        actions.addAll(ofFront());
        return actions;
    }

    private boolean isFront(Screen screen) {
        return model.pageProperty().get().equals(new Page.OfScreen(screen));
    }

    private List<Action> ofFront() {
        return model.screens().stream()
                .filter(this::isFront)
                .flatMap(screen -> screen.actions().stream())
                .toList();
    }

    /** Those of the page in front that have keys. */
    public List<Action> keysOfPage() {
        return ofFront().stream().filter(action -> !action.shortcut().isEmpty()).toList();
    }

    /** The frame's own that have keys, and do not give way to the page in front. */
    public List<Action> keysEverywhere() {
        Set<String> taken = keysOfPage().stream().map(Action::shortcut).collect(Collectors.toSet());
        return all().stream()
                .filter(action -> action.id().startsWith("shell.")
                        && !action.shortcut().isEmpty()
                        && !taken.contains(action.shortcut()))
                .toList();
    }

    /** What can be gone to by name: what the pages hold, and the pages that are about one environment. */
    public List<Action> findable() {
        List<Action> found = new ArrayList<>();
        for (Screen screen : model.screens()) {
            for (Action each : screen.findable()) {
                found.add(new Action(each.id(), each.title(), each.shortcut(), () -> {
                    model.select(screen);
                    each.run().run();
                }));
            }
        }
        model.workspaceProperty().get().ifPresent(open -> addPlaces(open, found));
        return found;
    }

    private void addPlaces(WorkspaceModel open, List<Action> found) {
        for (Screen screen : model.screens()) {
            if (OF_ONE_ENVIRONMENT.contains(screen.id())) {
                open.profiles()
                        .forEach(profile -> found.add(new Action(
                                "shell.go." + screen.id() + "." + profile.name(),
                                Texts.get("shell.go.on", screen.title(), profile.name()),
                                "",
                                () -> {
                                    open.focus(profile.name());
                                    model.select(screen);
                                })));
            }
        }
    }

    private void addForWorkspace(WorkspaceModel open, List<Action> actions) {
        for (int i = 0; i < model.screens().size(); i++) {
            Screen screen = model.screens().get(i);
            actions.add(new Action(
                    "shell.go." + screen.id(),
                    Texts.get("shell.go", screen.title()),
                    Shortcuts.ofScreen(i + 1),
                    () -> model.select(screen)));
        }
        actions.add(new Action("shell.toPage", Texts.get("shell.toPage"), "F7", window.toPage()));
        actions.add(new Action("shell.toRail", Texts.get("shell.toRail"), "Shift+F7", window.toRail()));
        int position = 1;
        for (ConnectionProfile profile : open.profiles()) {
            actions.add(new Action(
                    "shell.focus." + profile.name(),
                    Texts.get(
                            "shell.focus.on",
                            profile.name(),
                            profile.environment().label()),
                    position <= 9 ? "Alt+" + position : "",
                    () -> open.focus(profile.name())));
            position++;
        }
        actions.add(new Action("shell.refresh", Texts.get("shell.refresh.action"), "F5", model::refresh));
        actions.add(new Action(
                "shell.connections", Texts.get("shell.connections.edit"), "Shortcut+E", model::editConnections));
        actions.add(new Action("shell.leave", Texts.get("shell.leave"), "Shortcut+W", model::leaveWorkspace));
    }
}

package org.lockkeeper.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.theme.EnvironmentMark;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.Tips;

/** The workspace, the environment in focus, the way to every command, the theme. */
final class TopBar extends HBox {
    private final ShellViewModel model;
    private final MenuButton workspaceMenu = new MenuButton();
    private final MenuButton focusMenu = new MenuButton();
    private final Label separator = new Label("/");
    private final Button refresh;
    private Subscription subscription = Subscription.EMPTY;

    TopBar(ShellViewModel model, Theme theme, Runnable openPalette) {
        this.model = model;
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        workspaceMenu.getStyleClass().addAll("flat", "workspace-menu");
        workspaceMenu.setId("workspace-menu");
        workspaceMenu.setOnShowing(_ -> fillWorkspaceMenu());
        workspaceMenu.setMnemonicParsing(false);
        focusMenu.getStyleClass().addAll("flat", "focus-menu");
        focusMenu.setId("focus-menu");
        Tips.on(focusMenu, focusMenu::getAccessibleText);
        focusMenu.setMnemonicParsing(false);
        focusMenu.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        separator.getStyleClass().add("subtle");
        refresh = Icons.button(Feather.REFRESH_CW, Texts.get("shell.refresh"), model::refresh);
        refresh.setId("refresh");
        getChildren()
                .addAll(
                        workspaceMenu,
                        separator,
                        focusMenu,
                        spring(),
                        paletteButton(openPalette),
                        spring(),
                        refresh,
                        themeButton(theme));
        model.workspaceProperty().subscribe(this::show);
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    private static Button paletteButton(Runnable openPalette) {
        Label keys = new Label(Shortcuts.display(ShellActions.PALETTE));
        keys.getStyleClass().add("keycap");
        Label hint = new Label(Texts.get("shell.palette.hint"), Icons.of(Feather.SEARCH, "muted-icon"));
        hint.getStyleClass().add("muted");
        HBox content = new HBox(hint, spring(), keys);
        content.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add("palette-button-content");
        Button button = new Button("", content);
        button.getStyleClass().add("palette-button");
        button.setId("palette-button");
        button.setAccessibleText(Texts.get("shell.palette.open"));
        button.setOnAction(_ -> openPalette.run());
        return button;
    }

    private static Button themeButton(Theme theme) {
        Button button = Icons.button(
                Feather.MONITOR,
                Texts.get("shell.theme.system"),
                () -> theme.choiceProperty().set(theme.choiceProperty().get().next()));
        button.setId("theme");
        theme.choiceProperty().subscribe(choice -> {
            String name = Texts.get("shell.theme." + choice.label());
            button.setGraphic(Icons.of(
                    switch (choice) {
                        case SYSTEM -> Feather.MONITOR;
                        case LIGHT -> Feather.SUN;
                        case DARK -> Feather.MOON;
                    }));
            button.setAccessibleText(name);
        });
        return button;
    }

    private void show(Optional<WorkspaceModel> workspace) {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        workspaceMenu.setText(
                workspace.map(w -> w.workspace().project().name()).orElseGet(() -> Texts.get("shell.no.workspace")));
        for (Region part : new Region[] {separator, focusMenu, refresh}) {
            part.setVisible(workspace.isPresent());
            part.setManaged(workspace.isPresent());
        }
        workspace.ifPresent(open -> {
            focusMenu
                    .getItems()
                    .setAll(open.profiles().stream()
                            .map(profile -> focusItem(open, profile))
                            .toList());
            subscription = open.focusProperty().subscribe(focus -> focus.ifPresent(this::showFocus));
        });
    }

    private void showFocus(ConnectionProfile profile) {
        focusMenu.setText(profile.name());
        focusMenu.setGraphic(new EnvironmentMark(profile.environment()));
        focusMenu.setAccessibleText(
                Texts.get("shell.focus", profile.name(), profile.environment().label()));
    }

    private static MenuItem focusItem(WorkspaceModel open, ConnectionProfile profile) {
        MenuItem item = new MenuItem(
                profile.name() + "   " + profile.environment().label(), new EnvironmentMark(profile.environment()));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> open.focus(profile.name()));
        return item;
    }

    private void fillWorkspaceMenu() {
        var items = workspaceMenu.getItems();
        items.clear();
        items.add(item(Texts.get("shell.open"), Feather.FOLDER, model::chooseAndOpen));
        items.add(item(Texts.get("shell.open.sandbox"), Feather.BOX, model::openSandbox));
        if (model.workspaceProperty().get().isPresent()) {
            items.add(item(Texts.get("shell.connections.edit"), Feather.SLIDERS, model::editConnections));
            items.add(item(Texts.get("shell.leave"), Feather.X, model::leaveWorkspace));
        }
        if (!model.recent().isEmpty()) {
            items.add(new SeparatorMenuItem());
            for (Path file : model.recent()) {
                items.add(item(file.toString(), Feather.CLOCK, () -> model.open(file)));
            }
        }
    }

    private static MenuItem item(String title, Feather glyph, Runnable run) {
        MenuItem item = new MenuItem(title, Icons.of(glyph, "muted-icon"));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> run.run());
        return item;
    }
}

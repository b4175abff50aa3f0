package org.lockkeeper.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.theme.Icons;

/** The environments of the open workspace; a click brings one into focus. */
final class EnvironmentList extends VBox {
    private final VBox rows = new VBox();
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, EnvironmentItem> items = new HashMap<>();
    private final Concerns concerns;
    private final Button edit;
    private final ScrollPane scroll;
    private Subscription subscription = Subscription.EMPTY;

    EnvironmentList(ShellViewModel model) {
        concerns = model.concerns();
        getStyleClass().add("environments");
        Label title = new Label(Texts.get("shell.environments"));
        title.getStyleClass().add("caption");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        edit = Icons.button(Feather.SLIDERS, Texts.get("shell.connections.edit"), model::editConnections);
        HBox head = new HBox(title, gap, edit);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("environments-head");
        rows.getStyleClass().add("environments-rows");
        scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        model.workspaceProperty().subscribe(this::show);
    }

    private void show(Optional<WorkspaceModel> workspace) {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        rows.getChildren().clear();
        group.getToggles().clear();
        items.clear();
        setVisible(workspace.isPresent());
        workspace.ifPresent(this::show);
    }

    /** The buttons from top to bottom. */
    List<ButtonBase> stops() {
        return Stream.concat(Stream.of(edit), rows.getChildren().stream().map(ButtonBase.class::cast))
                .toList();
    }

    private void show(WorkspaceModel workspace) {
        for (ConnectionProfile profile : workspace.profiles()) {
            EnvironmentItem item = new EnvironmentItem(profile, () -> {
                workspace.focus(profile.name());
                mark(workspace);
            });
            item.setToggleGroup(group);
            items.put(profile.name(), item);
            rows.getChildren().add(item);
        }
        subscription = workspace
                .matrixProperty()
                .subscribe(() -> refresh(workspace))
                .and(workspace.focusProperty().subscribe(() -> mark(workspace)))
                .and(concerns.allProperty().subscribe(() -> refresh(workspace)))
                .and(workspace.refreshingProperty().subscribe(() -> refresh(workspace)));
        refresh(workspace);
        mark(workspace);
    }

    private void refresh(WorkspaceModel workspace) {
        for (ConnectionProfile profile : workspace.profiles()) {
            EnvironmentItem item = items.get(profile.name());
            if (item != null) {
                item.show(workspace.status(profile), workspace.silentSince(profile));
                item.tell(concerns.allProperty().get().getOrDefault(profile.name(), List.of()));
            }
        }
    }

    private void mark(WorkspaceModel workspace) {
        workspace
                .focusProperty()
                .get()
                .map(profile -> items.get(profile.name()))
                .ifPresent(item -> {
                    group.selectToggle(item);
                    // Where a workspace was just opened, its rows have no place yet.
                    Platform.runLater(() -> InSight.bring(scroll, item));
                });
    }
}

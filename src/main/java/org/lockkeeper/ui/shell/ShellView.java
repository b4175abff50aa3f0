package org.lockkeeper.ui.shell;

import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Stylesheets;
import org.lockkeeper.ui.theme.Theme;

/** The frame around the pages. */
public final class ShellView extends BorderPane {
    private final StackPane middle = new StackPane();
    private final VBox banner = new VBox();
    private final VBox side;
    private final Supplier<Node> start;
    private final Function<WorkspaceModel, Node> connections;

    /**
     * @param start makes the start page
     * @param connections makes the page of a workspace's connections
     */
    public ShellView(
            ShellViewModel model,
            JobList jobs,
            Theme theme,
            Runnable openPalette,
            Supplier<Node> start,
            Function<WorkspaceModel, Node> connections) {
        this.start = start;
        this.connections = connections;
        getStyleClass().add("shell");
        getStylesheets().add(Stylesheets.of("shell"));
        EnvironmentList environments = new EnvironmentList(model);
        VBox.setVgrow(environments, Priority.ALWAYS);
        side = new VBox(new NavigationRail(model), environments);
        side.getStyleClass().add("side");
        middle.getStyleClass().add("page");
        keepInside(middle);
        setTop(new VBox(new ProductionStripe(model), new TopBar(model, theme, openPalette), banner));
        setCenter(middle);
        setBottom(new StatusBar(model, jobs));
        model.workspaceProperty().subscribe(open -> {
            setLeft(open.isPresent() ? side : null);
            if (open.isEmpty()) {
                banner.getChildren().clear();
            }
        });
        model.pageProperty().subscribe(this::turn);
    }

    /** Stands over every page until the workspace is left. */
    public void setBanner(Node node) {
        banner.getChildren().setAll(node);
    }

    /** A page that wants more room than there is loses its right edge; it must not push the rail and the stripe out of the window. */
    private static void keepInside(StackPane pages) {
        pages.setMinSize(0, 0);
        Rectangle edges = new Rectangle();
        edges.widthProperty().bind(pages.widthProperty());
        edges.heightProperty().bind(pages.heightProperty());
        pages.setClip(edges);
    }

    private static Node fromTheLeft(Node page) {
        StackPane.setAlignment(page, Pos.TOP_LEFT);
        return page;
    }

    private void turn(Page page) {
        middle.getChildren()
                .setAll(
                        switch (page) {
                            case Page.Start() -> start.get();
                            case Page.Opening(String what) -> opening(what);
                            case Page.Connections(WorkspaceModel open) -> fromTheLeft(connections.apply(open));
                            case Page.OfScreen(Screen screen) -> fromTheLeft(screen.view());
                        });
    }

    private static Node opening(String what) {
        Label label = new Label(what);
        label.getStyleClass().add("muted");
        return label;
    }
}

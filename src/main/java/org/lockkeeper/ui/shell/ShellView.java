package org.lockkeeper.ui.shell;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Stylesheets;
import org.lockkeeper.ui.theme.Theme;

/** The frame around the pages. */
public final class ShellView extends BorderPane {
    private final StackPane middle = new StackPane();
    private final VBox banner = new VBox();
    private final VBox side;
    private final OneStop stop;
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
        NavigationRail rail = new NavigationRail(model);
        side = new VBox(rail, environments);
        stop = new OneStop(
                side,
                () -> Stream.concat(rail.stops().stream(), environments.stops().stream())
                        .toList());
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
        model.pageProperty().subscribe(_ -> stop.settle());
        model.screens().subscribe(stop::settle);
    }

    /** Moves the keyboard into the page: to its table, or whatever comes first. */
    public void focusPage() {
        middle.getChildren().stream()
                .flatMap(page -> PageFocus.of(page).stream())
                .findFirst()
                .ifPresentOrElse(Focus::showAt, middle::requestFocus);
    }

    /** Moves the keyboard to the rail. */
    public void focusRail() {
        stop.enter();
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

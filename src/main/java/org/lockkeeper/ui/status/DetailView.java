package org.lockkeeper.ui.status;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.SqlView;
import org.lockkeeper.ui.control.VisibleText;

/** The selected migration: left its script, right where it stands on each environment and what can be done. */
final class DetailView extends BorderPane {
    private static final double SCRIPT_SHARE = 0.52;

    private final SqlView sql = new SqlView(Optional.of(Texts.get("status.script.all")));
    private final VBox cells = new VBox();

    DetailView(DetailViewModel model, Moments moments, Runnable close) {
        getStyleClass().add("detail-view");
        setMinHeight(120);
        cells.getStyleClass().add("cells");
        ScrollPane environments = new ScrollPane(cells);
        environments.setFitToWidth(true);
        environments.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        StackPane script = new StackPane(sql);
        SplitPane split = new SplitPane(script, environments);
        split.setDividerPositions(SCRIPT_SHARE);
        setTop(title(model, close));
        setCenter(split);
        model.scriptProperty().subscribe(sql::show);
        model.scriptNoteProperty().subscribe(note -> {
            script.getChildren()
                    .setAll(note.isEmpty() ? sql : new EmptyState(Feather.FILE, Texts.get("status.script"), note));
        });
        Runnable fill = () -> {
            cells.getChildren()
                    .setAll(model.cells().stream()
                            .<Node>map(cell -> new CellDetailPane(cell, moments))
                            .toList());
            environments.setVvalue(0);
        };
        fill.run();
        model.cells().subscribe(fill);
    }

    private static Node title(DetailViewModel model, Runnable close) {
        Label name = new Label();
        name.getStyleClass().add("migration-name");
        name.getStyleClass().add("mono");
        name.textProperty()
                .bind(model.rowProperty()
                        .map(row -> row.map(r -> VisibleText.of(r.name())).orElse("")));
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(name.textProperty());
        name.setTooltip(whole);
        Label told = new Label();
        told.getStyleClass().add("told");
        told.textProperty().bind(model.toldProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button button = new Button(null, new FontIcon(Feather.X));
        button.getStyleClass().addAll("button-icon", "flat", "small", "close");
        button.setTooltip(new Tooltip(Texts.get("status.close")));
        button.setAccessibleText(Texts.get("status.close"));
        button.setOnAction(_ -> close.run());
        HBox title = new HBox(name, told, space, button);
        title.getStyleClass().add("title-bar");
        return title;
    }

    /** Lets the keyboard scroll the script. */
    void takeFocus() {
        sql.getCenter().requestFocus();
    }
}

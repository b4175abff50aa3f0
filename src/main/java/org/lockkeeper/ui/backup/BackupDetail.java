package org.lockkeeper.ui.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.KeyValueTable;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Tips;

/** The selected backup: what can be done with it, and all that its manifest says. */
final class BackupDetail extends BorderPane {
    BackupDetail(BackupsViewModel model, CatalogueEntry entry, Moments moments) {
        getStyleClass().add("backup-detail");
        setMinHeight(140);
        Label name = new Label(VisibleText.of(entry.name()));
        name.getStyleClass().addAll("backup-name", "mono");
        name.setMinWidth(80);
        Tips.on(name, name::getText);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        List<Node> line = new ArrayList<>(List.of(name, gap));
        line.add(button(model.whyNotHere(), "backups.verify", Feather.CHECK_SQUARE, model::verify));
        line.add(button(model.whyNoRestore(), "backups.restore", Feather.ROTATE_CCW, model::restore));
        for (String bucket : model.buckets()) {
            ReasonedButton upload = new ReasonedButton(Texts.get("backups.upload", bucket), () -> model.upload(bucket));
            upload.button().setGraphic(Icons.of(Feather.UPLOAD_CLOUD));
            upload.refuse(model.whyNoUpload(bucket));
            line.add(upload);
        }
        if (entry.remote().isPresent()) {
            line.add(button(model.whyNoFetch(), "backups.fetch", Feather.DOWNLOAD_CLOUD, model::fetch));
        }
        HBox title = new HBox();
        title.getChildren().setAll(line);
        title.getStyleClass().add("title-bar");
        VBox facts = new VBox(KeyValueTable.inWords(BackupFacts.of(entry, moments)));
        facts.getStyleClass().add("facts");
        ScrollPane scroll = new ScrollPane(facts);
        scroll.setFitToWidth(true);
        setTop(title);
        setCenter(scroll);
    }

    private static ReasonedButton button(Optional<String> whyNot, String key, Feather icon, Runnable action) {
        ReasonedButton button = new ReasonedButton(Texts.get(key), action);
        button.button().setGraphic(Icons.of(icon));
        button.refuse(whyNot);
        return button;
    }
}

package org.lockkeeper.ui.backup.wizard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;

/** Where a backup goes. */
final class WherePage extends VBox {
    private final BackupWizardViewModel model;
    private final HBox known = new HBox();

    WherePage(BackupWizardViewModel model, List<Path> folders, List<String> buckets) {
        this.model = model;
        Label path = new Label();
        path.getStyleClass().add("mono");
        path.setWrapText(true);
        path.textProperty()
                .bind(model.draft()
                        .folderProperty()
                        .map(folder -> folder.map(Path::toString)
                                .map(VisibleText::of)
                                .orElseGet(() -> Texts.get("make.noFolder"))));
        Button choose = new Button(Texts.get("make.chooseFolder"), Icons.of(Feather.FOLDER));
        choose.setOnAction(_ -> model.chooseFolder());
        HBox line = new HBox(choose, path);
        line.getStyleClass().add("file-line");
        known.getStyleClass().add("one-of");
        folders.forEach(this::offer);
        Form form = new Form().with("make.folder", line);
        if (folders.size() > 1) {
            form.with("make.knownFolders", known);
        }
        form.with(Form.hint(Texts.get("make.folder.text")));
        if (buckets.isEmpty()) {
            form.with(Form.hint(Texts.get("make.noBuckets")));
        } else {
            form.with("make.copy", copy(buckets), Form.hint(Texts.get("make.copy.text")));
        }
        getChildren().setAll(form);
    }

    private Node copy(List<String> buckets) {
        List<Optional<String>> offered = new ArrayList<>(List.of(Optional.empty()));
        buckets.forEach(name -> offered.add(Optional.of(name)));
        return Form.oneOf(
                offered, model.draft().bucketProperty(), name -> name.orElseGet(() -> Texts.get("make.copy.none")));
    }

    private void offer(Path folder) {
        Button button = new Button(folder.toString());
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("small", "mono");
        button.setOnAction(_ -> model.draft().folderProperty().set(Optional.of(folder)));
        known.getChildren().add(button);
    }
}

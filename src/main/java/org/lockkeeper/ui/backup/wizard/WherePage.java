package org.lockkeeper.ui.backup.wizard;

import java.nio.file.Path;
import java.util.List;
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
        form.with(Form.hint(
                buckets.isEmpty()
                        ? Texts.get("make.noBuckets")
                        : Texts.get("make.buckets", String.join(", ", buckets))));
        getChildren().setAll(form);
    }

    private void offer(Path folder) {
        Button button = new Button(folder.toString());
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("small", "mono");
        button.setOnAction(_ -> model.draft().folderProperty().set(java.util.Optional.of(folder)));
        known.getChildren().add(button);
    }
}

package org.lockkeeper.ui.backup.wizard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;

/** Where a backup goes. */
final class WherePage extends VBox {
    private final BackupWizardViewModel model;
    private final HBox known = new HBox();

    WherePage(BackupWizardViewModel model) {
        List<Path> folders = model.folder().known();
        List<String> buckets = model.buckets();
        this.model = model;
        TextField path = new TextField();
        path.setId("backup-folder");
        path.getStyleClass().add("mono");
        path.setPromptText(Texts.get("make.folder.path"));
        path.setAccessibleText(Texts.get("make.folder.path"));
        path.textProperty().bindBidirectional(model.folder().textProperty());
        HBox.setHgrow(path, Priority.ALWAYS);
        Button choose = new Button(Texts.get("make.chooseFolder"), Icons.of(Feather.FOLDER));
        choose.setOnAction(_ -> model.folder().choose());
        choose.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(path, choose);
        line.getStyleClass().add("file-line");
        known.getStyleClass().add("one-of");
        folders.forEach(this::offer);
        Form form = new Form().with("make.folder", line, problem());
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

    private Node problem() {
        Remark problem = new Remark(Tone.DANGER, "");
        problem.textProperty()
                .bind(model.folder()
                        .problemProperty()
                        .map(why -> why.map(VisibleText::of).orElse("")));
        problem.visibleProperty().bind(model.folder().problemProperty().map(Optional::isPresent));
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
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
        button.setOnAction(_ -> model.folder().textProperty().set(folder.toString()));
        known.getChildren().add(button);
    }
}

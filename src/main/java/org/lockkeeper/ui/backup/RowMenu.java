package org.lockkeeper.ui.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.SqlView;

/** What can be done with the selected backup; why something cannot stands at its button below. */
final class RowMenu extends ContextMenu {
    private final BackupsViewModel model;

    RowMenu(BackupsViewModel model) {
        this.model = model;
        // A menu without items is never shown, so that they cannot wait until it is.
        model.selectedProperty()
                .subscribe(
                        selected -> getItems().setAll(selected.map(this::items).orElse(List.of())));
    }

    private List<MenuItem> items(CatalogueEntry entry) {
        List<MenuItem> items = new ArrayList<>();
        items.add(item(Texts.get("backups.verify"), model.whyNotHere(), model::verify));
        items.add(item(Texts.get("backups.restore"), model.whyNoRestore(), model::restore));
        model.buckets()
                .forEach(bucket -> items.add(item(
                        Texts.get("backups.upload", bucket), model.whyNoUpload(bucket), () -> model.upload(bucket))));
        if (entry.remote().isPresent()) {
            items.add(item(Texts.get("backups.fetch"), model.whyNoFetch(), model::fetch));
        }
        items.add(new SeparatorMenuItem());
        items.add(item(
                Texts.get("backups.copyPath"),
                Optional.empty(),
                () -> model.path().ifPresent(SqlView::copy)));
        return items;
    }

    private static MenuItem item(String text, Optional<String> whyNot, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setDisable(whyNot.isPresent());
        item.setOnAction(_ -> action.run());
        return item;
    }
}

package org.lockkeeper.ui.logs;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;

/** What a filter asks for in fields that are not in sight; a click lets go of it. */
final class FilterChips extends HBox {
    private final ObjectProperty<FilterInput> input;

    FilterChips(ObjectProperty<FilterInput> input) {
        this.input = input;
        getStyleClass().add("filter-chips");
        input.subscribe(this::show);
    }

    private void show(FilterInput now) {
        Map<String, FilterInput> without = new LinkedHashMap<>();
        put(without, "logs.filter.pid", now.pid(), now.ofPid(""));
        put(without, "logs.filter.user", now.user(), now.ofSession("", now.database(), now.sqlState()));
        put(without, "logs.filter.database", now.database(), now.ofSession(now.user(), "", now.sqlState()));
        put(without, "logs.filter.sqlState", now.sqlState(), now.ofSession(now.user(), now.database(), ""));
        put(without, "logs.filter.since", now.since(), now.between("", now.until()));
        put(without, "logs.filter.until", now.until(), now.between(now.since(), ""));
        getChildren()
                .setAll(without.entrySet().stream()
                        .map(each -> chip(each.getKey(), each.getValue()))
                        .toList());
    }

    private static void put(Map<String, FilterInput> all, String key, String value, FilterInput without) {
        if (!value.isBlank()) {
            all.put(VisibleText.of(Texts.get("logs.filter.words.value", Texts.get(key), value.strip())), without);
        }
    }

    private Button chip(String words, FilterInput without) {
        Button chip = new Button(words, Icons.of(Feather.X));
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.setMnemonicParsing(false);
        chip.setMinWidth(USE_PREF_SIZE);
        chip.getStyleClass().add("filter-chip");
        chip.setTooltip(new Tooltip(Texts.get("logs.filter.chip.hint")));
        chip.setOnAction(_ -> input.set(without));
        return chip;
    }
}

package org.lockkeeper.ui.status;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Tips;

/** A migration's name, its date or version quieter than its words; or a day's head. */
final class NameCell extends TableCell<StatusLine, StatusLine> {
    private static final String MONO = "mono";

    private final Label prefix = new Label();

    NameCell() {
        getStyleClass().add("name-cell");
        prefix.getStyleClass().add("prefix");
        prefix.setMinWidth(USE_PREF_SIZE);
        Tips.on(
                this,
                () -> getItem() instanceof StatusLine.Entry entry
                        ? VisibleText.of(entry.row().name())
                        : "");
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }

    @Override
    protected void updateItem(@Nullable StatusLine item, boolean empty) {
        super.updateItem(item, empty);
        switch (item) {
            case null -> show(null, null, false);
            case StatusLine.Day day -> show(null, Texts.get("status.day", day.label(), day.migrations()), false);
            case StatusLine.Entry entry -> {
                String name = VisibleText.of(entry.row().name());
                int split = split(name);
                show(name.substring(0, split), name.substring(split), true);
            }
        }
    }

    private void show(@Nullable String quiet, @Nullable String text, boolean name) {
        if (name != getStyleClass().contains(MONO)) {
            getStyleClass().removeAll(MONO);
            if (name) {
                getStyleClass().add(MONO);
            }
        }
        boolean parts = quiet != null && !quiet.isEmpty();
        prefix.setText(quiet);
        setGraphic(parts ? prefix : null);
        setText(text);
    }

    /** Where the words start: behind the digits of a date or a version and what joins them to the words. */
    private static int split(String name) {
        int i = name.isEmpty() || Character.isDigit(name.charAt(0)) ? 0 : 1;
        int digits = i;
        while (i < name.length() && (Character.isDigit(name.charAt(i)) || "._-".indexOf(name.charAt(i)) >= 0)) {
            i++;
        }
        boolean version = i > digits && Character.isDigit(name.charAt(digits)) && i < name.length();
        return version && !Character.isDigit(name.charAt(i - 1)) ? i : 0;
    }
}

package org.lockkeeper.ui.profile;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Shows values by their word; nothing is typed, so nothing is read back. */
final class LabelConverter<T> extends StringConverter<T> {
    private final Function<T, String> label;

    LabelConverter(Function<T, String> label) {
        this.label = label;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : label.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("the choice is not editable");
    }
}

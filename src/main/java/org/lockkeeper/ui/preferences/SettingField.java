package org.lockkeeper.ui.preferences;

import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.lockkeeper.connection.TimeSpan;
import org.lockkeeper.ui.Texts;

/** One value as it is being written. */
final class SettingField {
    private final String label;
    private final boolean time;
    private final long least;
    private final long most;
    private final StringProperty text;

    private SettingField(String label, boolean time, long least, long most, String text) {
        this.label = label;
        this.time = time;
        this.least = least;
        this.most = most;
        this.text = new SimpleStringProperty(text);
    }

    /** A time as a workspace file has it: {@code 30m}; 0 for never. */
    static SettingField time(String label, Duration value) {
        return new SettingField(label, true, 0, 0, TimeSpan.text(value));
    }

    /** A whole number between two. */
    static SettingField number(String label, long least, long most, long value) {
        return new SettingField(label, false, least, most, Long.toString(value));
    }

    /** What it is, as the page says it. */
    String label() {
        return label;
    }

    StringProperty textProperty() {
        return text;
    }

    /** What is wrong with it; empty where it can be used. */
    Optional<String> problem() {
        String now = text.get().strip();
        if (time) {
            return TimeSpan.parse(now).isPresent()
                    ? Optional.empty()
                    : Optional.of(Texts.get("preferences.notTime", label, now, TimeSpan.EXPECTED));
        }
        return now.matches("\\d{1,12}") && Long.parseLong(now) >= least && Long.parseLong(now) <= most
                ? Optional.empty()
                : Optional.of(
                        Texts.get("preferences.notNumber", label, now, Long.toString(least), Long.toString(most)));
    }

    /** @throws IllegalStateException where there is a problem */
    Duration duration() {
        return TimeSpan.parse(text.get().strip()).orElseThrow(() -> new IllegalStateException(text.get()));
    }

    /** @throws IllegalStateException where there is a problem */
    long number() {
        if (problem().isPresent()) {
            throw new IllegalStateException(text.get());
        }
        return Long.parseLong(text.get().strip());
    }

    int integer() {
        return Math.toIntExact(number());
    }
}

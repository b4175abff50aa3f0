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
        return new SettingField(label, false, least, most, grouped(value));
    }

    private static String grouped(long value) {
        return Texts.get("preferences.number", value);
    }

    /** Writes another value in its place. */
    void set(Duration value) {
        text.set(TimeSpan.text(value));
    }

    /** Writes another value in its place. */
    void set(long value) {
        text.set(grouped(value));
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
        String digits = digits();
        return digits.matches("\\d{1,12}") && Long.parseLong(digits) >= least && Long.parseLong(digits) <= most
                ? Optional.empty()
                : Optional.of(Texts.get("preferences.notNumber", label, now, least, most));
    }

    /** What separates the thousands may be left out, or be a space. */
    private String digits() {
        return text.get().strip().replaceAll("(?<=\\d)[,_\\h](?=\\d{3}(?!\\d))", "");
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
        return Long.parseLong(digits());
    }

    int integer() {
        return Math.toIntExact(number());
    }
}

package org.lockkeeper.ui.logs;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.LogEntry;
import org.lockkeeper.ui.Texts;

/** Everything about one entry, by name. */
final class EntryFacts {
    private static final Map<Field, String> NAMES = names();

    private EntryFacts() {}

    private static Map<Field, String> names() {
        Map<Field, String> names = new LinkedHashMap<>();
        names.put(Field.PID, "logs.field.pid");
        names.put(Field.USER, "logs.field.user");
        names.put(Field.DATABASE, "logs.field.database");
        names.put(Field.APPLICATION, "logs.field.application");
        names.put(Field.CLIENT, "logs.field.client");
        names.put(Field.SQLSTATE, "logs.field.sqlState");
        names.put(Field.SESSION, "logs.field.session");
        names.put(Field.QUERY_ID, "logs.field.queryId");
        names.put(Field.BACKEND_TYPE, "logs.field.backendType");
        names.put(Field.COMMAND, "logs.field.command");
        return names;
    }

    /** The message and its parts first, then what the columns say. */
    static SequencedMap<String, String> of(SelectedEntry selected) {
        LogEntry entry = selected.entry().entry();
        SequencedMap<String, String> all = new LinkedHashMap<>();
        all.put(Texts.get("logs.field.message"), entry.message());
        entry.parts().forEach(part -> all.merge(part.label(), part.text(), (one, two) -> one + "\n" + two));
        NAMES.forEach((field, key) -> entry.field(field).ifPresent(value -> all.put(Texts.get(key), value)));
        all.put(Texts.get("logs.field.place"), place(selected));
        return all;
    }

    private static String place(SelectedEntry selected) {
        long first = selected.entry().firstLine() + 1;
        String line = String.format(Locale.ENGLISH, "%,d", first);
        return selected.entry().lines() == 1
                ? Texts.get("logs.place.one", selected.part(), line)
                : Texts.get(
                        "logs.place.several",
                        selected.part(),
                        line,
                        String.format(
                                Locale.ENGLISH, "%,d", first + selected.entry().lines() - 1));
    }

    /** As a text to be copied. */
    static String text(SelectedEntry selected) {
        LogEntry entry = selected.entry().entry();
        StringBuilder text = new StringBuilder();
        entry.time().ifPresent(time -> text.append(time).append(' '));
        entry.field(Field.PID).ifPresent(pid -> text.append('[').append(pid).append("] "));
        text.append(LogColumn.word(entry.severity()))
                .append(":  ")
                .append(entry.message())
                .append('\n');
        entry.parts()
                .forEach(part -> text.append(part.label())
                        .append(":  ")
                        .append(part.text())
                        .append('\n'));
        return text.toString();
    }
}

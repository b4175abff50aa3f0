package org.lockkeeper.logs.format;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One entry of a log: its first line and what belongs to it.
 *
 * @param fields the columns that the format has
 * @param message the text itself, without prefix and level, over several lines where it has such
 * @param parts DETAIL, HINT, CONTEXT, STATEMENT and the like, in order
 */
public record LogEntry(
        Optional<Instant> time, Severity severity, Map<Field, String> fields, String message, List<Part> parts) {
    public LogEntry {
        fields = Map.copyOf(fields);
        parts = List.copyOf(parts);
    }

    /** A further part of an entry, such as {@code DETAIL}. */
    public record Part(String label, String text) {}

    /** The server process, where it is told. */
    public OptionalInt pid() {
        String pid = fields.get(Field.PID);
        return pid != null && pid.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(pid)) : OptionalInt.empty();
    }

    /** When the server process began, to the second: the first half of a session id, as {@code %c} writes it. */
    public Optional<Instant> processBegan() {
        return field(Field.SESSION)
                .filter(session -> session.matches("[0-9a-f]{7,10}\\.[0-9a-f]{1,8}"))
                .map(session -> Instant.ofEpochSecond(Long.parseLong(session, 0, session.indexOf('.'), 16)));
    }

    public Optional<String> field(Field field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** The part of that name. */
    public Optional<String> part(String label) {
        return parts.stream()
                .filter(part -> part.label().equals(label))
                .map(Part::text)
                .findFirst();
    }
}

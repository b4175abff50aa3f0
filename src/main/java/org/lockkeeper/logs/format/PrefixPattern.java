package org.lockkeeper.logs.format;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A log_line_prefix, read backwards: which part of a line's beginning is the user, the database and so on. */
final class PrefixPattern {
    /** What a server writes for a name that it does not know, in its languages. */
    private static final Set<String> UNKNOWN = Set.of(
            "[unknown]",
            "[unbekannt]",
            "[inconnu]",
            "[desconocido]",
            "[sconosciuto]",
            "[desconhecido]",
            "[nieznany]",
            "[н/д]",
            "[okänd]",
            "[不明]",
            "[未知]");

    private static final int LONGEST_PID = 8;

    private final String prefix;
    private final List<PrefixItem> items;

    private PrefixPattern(String prefix) {
        this.prefix = prefix;
        this.items = PrefixItem.of(prefix);
    }

    /** @param prefix as the server has it set */
    static PrefixPattern of(String prefix) {
        return new PrefixPattern(prefix);
    }

    /** The setting. */
    String prefix() {
        return prefix;
    }

    /**
     * Takes a line's beginning apart. All of it up to the level has to fit.
     *
     * @param beginning the line up to and with its level, colon and two spaces
     * @return empty where it does not fit
     */
    Optional<Map<Field, String>> match(String beginning, TimeReader times) {
        return fitting(beginning, times).map(match -> {
            Map<Field, String> fields = new EnumMap<>(Field.class);
            match.forEach((escape, value) -> put(fields, escape, value));
            return fields;
        });
    }

    private Optional<PrefixMatch> fitting(String beginning, TimeReader times) {
        int level = Labels.levelAt(beginning);
        return level < 0
                ? Optional.empty()
                : Optional.of(new PrefixMatch(items, beginning.substring(0, level), times))
                        .filter(PrefixMatch::fits);
    }

    /**
     * What a line's beginning tells of when it was written, and by which process.
     *
     * @param moment as it is written there
     */
    record Told(Optional<String> moment, Optional<Integer> pid) {}

    /** As {@link #match}. */
    Optional<Told> told(String beginning, TimeReader times) {
        return fitting(beginning, times).map(match -> {
            Map<Character, String> values = new HashMap<>();
            match.forEach(values::putIfAbsent);
            Optional<String> moment = Stream.of('m', 't', 'n')
                    .flatMap(escape -> Optional.ofNullable(values.get(escape)).stream())
                    .findFirst();
            Optional<Integer> pid = Optional.ofNullable(values.get('p'))
                    .filter(number -> number.length() <= LONGEST_PID)
                    .map(Integer::valueOf)
                    .or(() -> Optional.ofNullable(values.get('c')).flatMap(PrefixPattern::ofSession));
            return new Told(moment, pid);
        });
    }

    /** The process of a session id: what stands behind its point, in hexadecimal. */
    private static Optional<Integer> ofSession(String session) {
        return Optional.of(session.substring(session.indexOf('.') + 1))
                .filter(number -> number.length() < LONGEST_PID && number.indexOf('.') < 0)
                .map(number -> Integer.valueOf(number, 16));
    }

    private static void put(Map<Field, String> fields, char escape, String value) {
        if (value.isEmpty() || UNKNOWN.contains(value)) {
            return;
        }
        switch (escape) {
            case 'p' -> fields.put(Field.PID, value);
            case 'u' -> fields.put(Field.USER, value);
            case 'd' -> fields.put(Field.DATABASE, value);
            case 'a' -> fields.put(Field.APPLICATION, value);
            case 'r', 'h' -> fields.put(Field.CLIENT, value);
            case 'e' -> fields.put(Field.SQLSTATE, value);
            case 'c' -> fields.put(Field.SESSION, value);
            case 'Q' -> {
                if (!value.equals("0")) {
                    fields.put(Field.QUERY_ID, value);
                }
            }
            case 'b' -> fields.put(Field.BACKEND_TYPE, value);
            case 'i' -> fields.put(Field.COMMAND, value);
            default -> {
                // Times, line numbers and transaction ids are no columns.
            }
        }
    }
}

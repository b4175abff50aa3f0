package org.lockkeeper.logs.format;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.logs.scan.Swar;

/** A log_line_prefix, read backwards: which part of a line's beginning is the user, the database and so on. */
final class PrefixPattern {
    /** Prefixes that packages and services set, from the most telling on; the first that fits a line is taken. */
    private static final List<String> KNOWN = List.of(
            "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
            "%t [%p]: user=%u,db=%d,app=%a,client=%h ",
            "%t [%p]: [%l-1] user=%u,db=%d ",
            "%m [%p] user=%u,db=%d,app=%a,client=%h ",
            "%m [%p] %q%a %u@%d ",
            "%m [%p] %q[user=%u,db=%d,app=%a] ",
            "%m [%p] %q%u@%d/%a ",
            "%m [%p] %q%u@%d ",
            "%t:%r:%u@%d:[%p]:",
            "%m:%r:%u@%d:[%p]:%l:%e:%s:%v:%x:%c:%q%a:",
            "%m [%p] ",
            "%m [%p]: ",
            "%t [%p] ",
            "%t [%p]: ",
            "%n [%p] ",
            "%m %p %u@%d ",
            "%m %c %u@%d ",
            "%m %c ");

    private final List<Item> items;

    private PrefixPattern(List<Item> items) {
        this.items = items;
    }

    private sealed interface Item {
        record Literal(String text) implements Item {}

        record Value(char escape) implements Item {}
    }

    static PrefixPattern of(String prefix) {
        List<Item> items = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int i = 0;
        while (i < prefix.length()) {
            char c = prefix.charAt(i++);
            if (c != '%' || i == prefix.length()) {
                literal.append(c);
                continue;
            }
            // A width, such as %-10u.
            while (i + 1 < prefix.length() && (prefix.charAt(i) == '-' || Character.isDigit(prefix.charAt(i)))) {
                i++;
            }
            char escape = prefix.charAt(i++);
            if (escape == '%') {
                literal.append('%');
                continue;
            }
            if (!literal.isEmpty()) {
                items.add(new Item.Literal(literal.toString()));
                literal.setLength(0);
            }
            items.add(new Item.Value(escape));
        }
        if (!literal.isEmpty()) {
            items.add(new Item.Literal(literal.toString()));
        }
        return new PrefixPattern(items);
    }

    /**
     * The known prefix that a line begins with.
     *
     * @param beginning the line up to and with its level, colon and two spaces
     */
    static Optional<String> recognise(String beginning, ZoneId zone) {
        return KNOWN.stream()
                .filter(prefix -> of(prefix).match(beginning, zone).isPresent())
                .findFirst();
    }

    /**
     * Takes a line's beginning apart.
     *
     * @return empty where it does not fit
     */
    Optional<Map<Field, String>> match(String beginning, ZoneId zone) {
        int level = beginning.lastIndexOf(":  ");
        int end = level < 0
                ? -1
                : beginning.substring(0, level).replaceFirst("[A-Z0-9]+$", "").length();
        if (end < 0) {
            return Optional.empty();
        }
        Map<Field, String> fields = new EnumMap<>(Field.class);
        int at = 0;
        for (int i = 0; i < items.size(); i++) {
            switch (items.get(i)) {
                case Item.Literal literal -> {
                    if (!beginning.startsWith(literal.text(), at)) {
                        return Optional.empty();
                    }
                    at += literal.text().length();
                }
                case Item.Value value
                when value.escape() == 'q' -> {
                    if (at == end) {
                        return Optional.of(fields);
                    }
                }
                case Item.Value value -> {
                    int to = valueEnd(value.escape(), beginning, at, end, i, zone);
                    if (to < 0) {
                        return Optional.empty();
                    }
                    put(fields, value.escape(), beginning.substring(at, to).strip());
                    at = to;
                }
            }
        }
        return at == end ? Optional.of(fields) : Optional.empty();
    }

    private int valueEnd(char escape, String text, int at, int end, int item, ZoneId zone) {
        if (escape == 'm' || escape == 't' || escape == 'n') {
            byte[] bytes = text.substring(at).getBytes(StandardCharsets.UTF_8);
            TimeReader times = new TimeReader(zone);
            byte[] room = Arrays.copyOf(bytes, bytes.length + Swar.SLACK);
            return times.read(room, 0, bytes.length) ? at + times.end() : -1;
        }
        int to = end;
        for (int i = item + 1; i < items.size(); i++) {
            if (items.get(i) instanceof Item.Literal literal) {
                to = text.indexOf(literal.text(), at);
                break;
            }
        }
        if (to < 0 || to > end) {
            return -1;
        }
        boolean number = escape == 'p' || escape == 'l' || escape == 'x';
        String value = text.substring(at, to).strip();
        return number && !value.matches("\\d+") ? -1 : to;
    }

    private static void put(Map<Field, String> fields, char escape, String value) {
        if (value.isEmpty() || value.equals("[unknown]")) {
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
            case 'Q' -> fields.put(Field.QUERY_ID, value);
            case 'b' -> fields.put(Field.BACKEND_TYPE, value);
            case 'i' -> fields.put(Field.COMMAND, value);
            default -> {
                // Times, line numbers and transaction ids are no columns.
            }
        }
    }
}

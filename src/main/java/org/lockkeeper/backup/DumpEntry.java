package org.lockkeeper.backup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of a dump's table of contents, as {@code pg_restore --list} prints it.
 *
 * @param kind such as {@code TABLE DATA}
 * @param label the schema, or a dash, the name and the owner, in one text: names may hold spaces, so that it cannot be split
 */
record DumpEntry(String kind, String label) {
    private static final Pattern LINE = Pattern.compile("\\d+; \\d+ \\d+ (.+)");

    /** The kinds of more than one word, the longest first (pg_dump's source; a kind of one word needs no list). */
    private static final List<String> LONG_KINDS = List.of(
                    "ACCESS METHOD",
                    "BLOB METADATA",
                    "CHECK CONSTRAINT",
                    "DATABASE PROPERTIES",
                    "DEFAULT ACL",
                    "EVENT TRIGGER",
                    "FK CONSTRAINT",
                    "FOREIGN DATA WRAPPER",
                    "FOREIGN SERVER",
                    "FOREIGN TABLE",
                    "INDEX ATTACH",
                    "MATERIALIZED VIEW DATA",
                    "MATERIALIZED VIEW",
                    "OPERATOR CLASS",
                    "OPERATOR FAMILY",
                    "PROCEDURAL LANGUAGE",
                    "PUBLICATION TABLES IN SCHEMA",
                    "PUBLICATION TABLE",
                    "ROW SECURITY",
                    "SECURITY LABEL",
                    "SEQUENCE OWNED BY",
                    "SEQUENCE SET",
                    "SHELL TYPE",
                    "STATISTICS DATA",
                    "SUBSCRIPTION TABLE",
                    "TABLE ATTACH",
                    "TABLE DATA",
                    "TEXT SEARCH CONFIGURATION",
                    "TEXT SEARCH DICTIONARY",
                    "TEXT SEARCH PARSER",
                    "TEXT SEARCH TEMPLATE",
                    "USER MAPPING")
            .stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    /**
     * What stands at the head of a list.
     *
     * @param serverVersion of the server that was dumped; empty where it is not said
     * @param toolVersion of the pg_dump that wrote it
     */
    record Listing(Optional<String> serverVersion, Optional<String> toolVersion, List<DumpEntry> entries) {
        Listing {
            entries = List.copyOf(entries);
        }
    }

    /** What {@code pg_restore --list} prints. */
    static Listing parse(List<String> lines) {
        List<DumpEntry> entries = new ArrayList<>();
        Optional<String> server = Optional.empty();
        Optional<String> tool = Optional.empty();
        for (String line : lines) {
            server = server.or(() -> after(line, ";     Dumped from database version: "));
            tool = tool.or(() -> after(line, ";     Dumped by pg_dump version: "));
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                entries.add(of(matcher.group(1)));
            }
        }
        return new Listing(server, tool, entries);
    }

    /** The entry of one line; empty where the line is none's. */
    static Optional<DumpEntry> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches() ? Optional.of(of(matcher.group(1))) : Optional.empty();
    }

    /** Kind and label of a line's entry; empty where the line is none's. */
    static String key(String line) {
        return parse(line).map(entry -> entry.kind() + " " + entry.label()).orElse("");
    }

    private static DumpEntry of(String text) {
        String kind = LONG_KINDS.stream()
                .filter(known -> text.startsWith(known + " "))
                .findFirst()
                .orElseGet(() -> text.substring(0, Math.max(0, text.indexOf(' '))));
        return new DumpEntry(kind, text.substring(kind.length()).strip());
    }

    private static Optional<String> after(String line, String start) {
        return line.startsWith(start)
                ? Optional.of(line.substring(start.length()).split(" ", 2)[0])
                : Optional.empty();
    }
}

package org.lockkeeper.migration.script;

import java.util.Optional;
import java.util.Set;

/**
 * What one statement does to one object of the catalogue, as far as its first words tell: enough to look afterwards whether it took
 * effect. A statement takes effect whole or not at all, so that the first of several changes speaks for all.
 *
 * @param kind {@code relation}, {@code index}, {@code type}, {@code value}, {@code routine}, {@code schema}, {@code extension},
 *     {@code column}, {@code constraint} or {@code trigger}
 * @param schema empty where the statement leaves that to the search path
 * @param name of the object, or of what {@code part} belongs to
 * @param part the column's, constraint's, trigger's name or the value; empty for an object of its own
 * @param appears whether it is there afterwards; otherwise it is gone
 * @param telling whether it was the other way round before: {@code or replace} and {@code if not exists} leave that open
 */
public record ObjectChange(
        String kind, Optional<String> schema, String name, String part, boolean appears, boolean telling) {
    private static final Set<String> RELATIONS = Set.of("table", "view", "sequence");

    /** The change; empty for a statement whose effect does not show in the catalogue, or that is not known here. */
    public static Optional<ObjectChange> of(String sql) {
        StatementWords words = new StatementWords(sql);
        return switch (words.next()) {
            case "create" -> created(words);
            case "drop" -> dropped(words);
            case "alter" -> altered(words);
            default -> Optional.empty();
        };
    }

    /** What two changes have in common that are about the same thing. */
    public String subject() {
        return kind + " " + schema.map(s -> s + ".").orElse("") + name + (part.isEmpty() ? "" : " " + part);
    }

    private static Optional<ObjectChange> created(StatementWords words) {
        boolean replaces = words.skip("or", "replace");
        words.skipAny(
                "global",
                "local",
                "temporary",
                "temp",
                "unlogged",
                "unique",
                "recursive",
                "materialized",
                "trusted",
                "constraint");
        String what = words.next();
        if (what.equals("index")) {
            words.skip("concurrently");
        }
        boolean open = words.skip("if", "not", "exists") || replaces;
        Optional<StatementWords.Name> name = words.name();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (what.equals("trigger")) {
            return words.skipTo("on")
                    .flatMap(_ -> words.name())
                    .map(table -> part("trigger", table, name.get().name(), true, !open));
        }
        if (what.equals("index")) {
            // An index lies in its table's schema; its own name cannot say one.
            return words.skip("on") ? indexed(words, name.get(), !open) : Optional.empty();
        }
        return whole(what, name.get(), true, !open);
    }

    private static Optional<ObjectChange> indexed(StatementWords words, StatementWords.Name index, boolean telling) {
        words.skip("only");
        return words.name().map(table -> new ObjectChange("index", table.schema(), index.name(), "", true, telling));
    }

    private static Optional<ObjectChange> dropped(StatementWords words) {
        words.skipAny("materialized");
        String what = words.next();
        if (what.equals("index")) {
            words.skip("concurrently");
        }
        boolean open = words.skip("if", "exists");
        Optional<StatementWords.Name> name = words.name();
        if (what.equals("trigger")) {
            return name.flatMap(trigger -> words.skipTo("on")
                    .flatMap(_ -> words.name())
                    .map(table -> part("trigger", table, trigger.name(), false, !open)));
        }
        return name.flatMap(n -> whole(what.equals("index") ? "table" : what, n, false, !open));
    }

    private static Optional<ObjectChange> altered(StatementWords words) {
        String what = words.next();
        if (!what.equals("table") && !what.equals("type")) {
            return Optional.empty();
        }
        words.skip("if", "exists");
        words.skip("only");
        Optional<StatementWords.Name> name = words.name();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return switch (words.next()) {
            case "add" -> what.equals("type") ? value(words, name.get()) : member(words, name.get(), true);
            case "drop" -> what.equals("type") ? Optional.empty() : member(words, name.get(), false);
            case "rename" -> what.equals("type") ? Optional.empty() : renamed(words, name.get());
            default -> Optional.empty();
        };
    }

    private static Optional<ObjectChange> value(StatementWords words, StatementWords.Name type) {
        if (!words.skip("value")) {
            return Optional.empty();
        }
        boolean open = words.skip("if", "not", "exists");
        return words.literal().map(label -> part("value", type, label, true, !open));
    }

    private static Optional<ObjectChange> member(StatementWords words, StatementWords.Name table, boolean appears) {
        String kind = words.skip("constraint") ? "constraint" : "column";
        if (kind.equals("column")
                && !words.skip("column")
                && words.isOneOf("primary", "unique", "check", "foreign", "exclude", "constraint")) {
            return Optional.empty();
        }
        boolean open = words.skip("if", "not", "exists") || words.skip("if", "exists");
        return words.name().map(member -> part(kind, table, member.name(), appears, !open));
    }

    /** The old name is gone: whether the new one was there before does not matter. */
    private static Optional<ObjectChange> renamed(StatementWords words, StatementWords.Name table) {
        if (words.skip("to")) {
            return whole("table", table, false, true);
        }
        String kind = words.skip("constraint") ? "constraint" : "column";
        words.skip("column");
        return words.name().map(member -> part(kind, table, member.name(), false, true));
    }

    private static Optional<ObjectChange> whole(
            String what, StatementWords.Name name, boolean appears, boolean telling) {
        String kind = RELATIONS.contains(what)
                ? "relation"
                : switch (what) {
                    case "type", "domain" -> "type";
                    case "function", "procedure", "aggregate" -> "routine";
                    case "schema", "extension" -> what;
                    default -> "";
                };
        return kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new ObjectChange(kind, name.schema(), name.name(), "", appears, telling));
    }

    private static ObjectChange part(
            String kind, StatementWords.Name of, String part, boolean appears, boolean telling) {
        return new ObjectChange(kind, of.schema(), of.name(), part, appears, telling);
    }
}

package org.lockkeeper.migration.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a statement did as a person would write it into a log: {@code Added `phone` field to User table}. */
public final class ChangeWords {
    private static final int SHOWN = 60;

    private final StatementWords words;

    private ChangeWords(String sql) {
        this.words = StatementWords.all(sql);
    }

    /** One sentence for each change of a statement, at least one; what is not known here is quoted. */
    public static List<String> of(String sql) {
        List<String> changes = new ChangeWords(sql).changes();
        return changes.isEmpty() ? List.of("Ran " + quote(shortened(sql))) : changes;
    }

    private List<String> changes() {
        return switch (words.next()) {
            case "create" -> created();
            case "drop" -> dropped();
            case "alter" -> altered();
            case "insert", "merge" -> rows("into", "Added rows to %s table");
            case "update" -> {
                words.skip("only");
                yield named("Changed rows of %s table");
            }
            case "delete" -> {
                words.skip("from");
                words.skip("only");
                yield named("Deleted rows from %s table");
            }
            case "truncate" -> {
                words.skip("table");
                words.skip("only");
                yield named("Emptied %s table");
            }
            case "refresh" -> {
                words.skip("materialized", "view");
                words.skip("concurrently");
                yield named("Refreshed %s view");
            }
            case "do" -> List.of("Ran a code block");
            default -> List.of();
        };
    }

    private List<String> rows(String behind, String sentence) {
        return words.skip(behind) ? named(sentence) : List.of();
    }

    private List<String> named(String sentence) {
        return words.name().map(name -> List.of(sentence.formatted(shown(name)))).orElse(List.of());
    }

    private List<String> created() {
        boolean replaces = words.skip("or", "replace");
        boolean unique = words.isOneOf("unique");
        words.skipAny(
                "global", "local", "temporary", "temp", "unlogged", "unique", "recursive", "materialized", "constraint");
        String what = words.next();
        words.skip("concurrently");
        words.skip("if", "not", "exists");
        if (what.equals("index")) {
            return index(unique);
        }
        if (what.isEmpty()) {
            return List.of();
        }
        String sentence = (replaces ? "Created or replaced %s " : "Created %s ") + what;
        Optional<StatementWords.Name> name = words.name();
        if (what.equals("trigger") || what.equals("policy")) {
            return name.map(n -> List.of(sentence.formatted(tick(n.name()))
                            + words.skipTo("on")
                                    .flatMap(_ -> words.name())
                                    .map(table -> " on " + shown(table) + " table")
                                    .orElse("")))
                    .orElse(List.of());
        }
        return name.map(n -> List.of(sentence.formatted(what.equals("table") ? shown(n) : tick(shown(n)))))
                .orElse(List.of());
    }

    private List<String> index(boolean unique) {
        if (!words.isOneOf("on")) {
            words.name();
        }
        if (!words.skip("on")) {
            return List.of();
        }
        words.skip("only");
        Optional<StatementWords.Name> table = words.name();
        if (words.skip("using")) {
            words.name();
        }
        List<String> columns = columns();
        String kind = unique ? "Created unique index on " : "Created index on ";
        return table.map(t -> List.of(kind
                        + (columns.isEmpty()
                                ? shown(t) + " table"
                                : fields(columns) + " of " + shown(t) + " table")))
                .orElse(List.of());
    }

    /** The plain columns in the parentheses that stand here; empty where there is an expression. */
    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        if (!words.skipSign("(")) {
            return columns;
        }
        do {
            Optional<StatementWords.Name> column = words.name();
            words.skipAny("asc", "desc", "nulls", "first", "last");
            if (column.isEmpty()) {
                return List.of();
            }
            columns.add(column.get().name());
        } while (words.skipSign(","));
        return words.skipSign(")") ? columns : List.of();
    }

    private List<String> dropped() {
        words.skipAny("materialized");
        String what = words.next();
        words.skip("concurrently");
        words.skip("if", "exists");
        if (what.isEmpty()) {
            return List.of();
        }
        List<String> dropped = new ArrayList<>();
        do {
            words.name()
                    .map(name -> "Dropped %s %s".formatted(what.equals("table") ? shown(name) : tick(shown(name)), what))
                    .ifPresent(dropped::add);
        } while (words.skipSign(","));
        return dropped;
    }

    private List<String> altered() {
        String what = words.next();
        words.skip("if", "exists");
        words.skip("only");
        Optional<StatementWords.Name> name = words.name();
        if (name.isEmpty()) {
            return List.of();
        }
        if (what.equals("table")) {
            List<String> changes = new ArrayList<>();
            do {
                changes.add(action(shown(name.get())));
            } while (AlterActions.next(words));
            return changes;
        }
        if (what.equals("type") && words.skip("add", "value")) {
            words.skip("if", "not", "exists");
            return words.literal()
                    .map(value -> List.of("Added value %s to %s type".formatted(tick(value), tick(shown(name.get())))))
                    .orElse(List.of());
        }
        return List.of("Altered %s %s".formatted(tick(shown(name.get())), what));
    }

    private String action(String table) {
        if (words.skip("add")) {
            return added(table);
        }
        if (words.skip("drop")) {
            String part = words.skip("constraint") ? "constraint" : "field";
            words.skip("column");
            words.skip("if", "exists");
            return words.name()
                    .map(name -> "Dropped %s %s from %s table".formatted(tick(name.name()), part, table))
                    .orElse("Altered %s table".formatted(table));
        }
        if (words.skip("rename")) {
            return renamed(table);
        }
        if (words.skip("alter")) {
            words.skip("column");
            return words.name()
                    .map(column -> column(tick(column.name()), table))
                    .orElse("Altered %s table".formatted(table));
        }
        if (words.skip("validate", "constraint")) {
            return words.name()
                    .map(name -> "Validated %s constraint of %s table".formatted(tick(name.name()), table))
                    .orElse("Altered %s table".formatted(table));
        }
        return "Altered %s table".formatted(table);
    }

    private String added(String table) {
        if (words.skip("constraint")) {
            Optional<StatementWords.Name> name = words.name();
            String kind = words.skip("foreign", "key")
                    ? "foreign key"
                    : words.skip("primary", "key") ? "primary key" : words.skip("check") ? "check" : "constraint";
            return name.map(n -> "Added %s %s to %s table".formatted(tick(n.name()), kind, table))
                    .orElse("Added a %s to %s table".formatted(kind, table));
        }
        if (!words.skip("column") && words.isOneOf("primary", "foreign", "unique", "check", "exclude")) {
            return "Added a constraint to %s table".formatted(table);
        }
        words.skip("if", "not", "exists");
        return words.name()
                .map(column -> "Added %s field to %s table".formatted(tick(column.name()), table))
                .orElse("Altered %s table".formatted(table));
    }

    private String renamed(String table) {
        if (words.skip("to")) {
            return words.name()
                    .map(name -> "Renamed %s table to %s".formatted(table, shown(name)))
                    .orElse("Renamed %s table".formatted(table));
        }
        String part = words.skip("constraint") ? "constraint" : "field";
        words.skip("column");
        Optional<StatementWords.Name> old = words.name();
        Optional<StatementWords.Name> fresh = words.skip("to") ? words.name() : Optional.empty();
        return old.isPresent() && fresh.isPresent()
                ? "Renamed %s %s of %s table to %s"
                        .formatted(tick(old.get().name()), part, table, tick(fresh.get().name()))
                : "Altered %s table".formatted(table);
    }

    private String column(String column, String table) {
        if (words.skip("type") || words.skip("set", "data", "type")) {
            return "Changed the type of %s field of %s table".formatted(column, table);
        }
        if (words.skip("set", "not", "null")) {
            return "Made %s field of %s table required".formatted(column, table);
        }
        if (words.skip("drop", "not", "null")) {
            return "Made %s field of %s table optional".formatted(column, table);
        }
        if (words.skip("set", "default")) {
            return "Set the default of %s field of %s table".formatted(column, table);
        }
        if (words.skip("drop", "default")) {
            return "Removed the default of %s field of %s table".formatted(column, table);
        }
        return "Altered %s field of %s table".formatted(column, table);
    }

    private static String fields(List<String> columns) {
        return columns.stream().map(ChangeWords::tick).collect(Collectors.joining(", "))
                + (columns.size() == 1 ? " field" : " fields");
    }

    private static String shown(StatementWords.Name name) {
        return name.schema().filter(schema -> !schema.equals("public")).map(schema -> schema + ".").orElse("") + name.name();
    }

    private static String tick(String name) {
        return "`" + name.replace('`', '\'') + "`";
    }

    private static String quote(String text) {
        return tick(text);
    }

    private static String shortened(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}

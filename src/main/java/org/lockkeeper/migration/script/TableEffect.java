package org.lockkeeper.migration.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What one statement does to one table, as far as its words tell. What a function, a trigger or a {@code do} block does does not show
 * there.
 *
 * @param schema empty where the statement leaves that to the search path
 * @param name of the table; of the index for {@link Kind#INDEX}, whose table only the catalogue knows
 */
public record TableEffect(Optional<String> schema, String name, Kind kind) {
    /** The kinds, from what harms least. */
    public enum Kind {
        /** A foreign key to it: it is locked against writing for a moment. */
        REFERENCED,
        CREATED,
        /** An index on it is built. */
        INDEXED,
        /** An index is dropped, renamed or built anew. */
        INDEX,
        ALTERED,
        ROWS_ADDED,
        ROWS_CHANGED,
        /** Every row is written anew, in place of the old file. */
        REWRITTEN,
        COLUMN_DROPPED,
        ROWS_DELETED,
        TRUNCATED,
        DROPPED;

        /** Whether values go that were there. */
        public boolean destroys() {
            return compareTo(COLUMN_DROPPED) >= 0;
        }

        /** Whether the whole table is copied, so that it needs its own size once more on disk. */
        public boolean rewrites() {
            return this == REWRITTEN || this == INDEXED;
        }
    }

    /** The effects of a statement, each once, in the order of its words. */
    public static List<TableEffect> of(String sql) {
        SequencedSet<TableEffect> effects = new LinkedHashSet<>();
        StatementWords words = StatementWords.all(sql);
        switch (words.next()) {
            case "create" -> created(words, effects);
            case "drop" -> dropped(words, effects);
            case "alter" -> altered(words, effects);
            case "truncate" -> {
                words.skip("table");
                names(words, Kind.TRUNCATED, effects);
            }
            case "cluster" -> named(words, Kind.REWRITTEN, effects);
            case "copy" -> copied(words, effects);
            case "refresh" -> {
                if (words.skip("materialized", "view")) {
                    words.skip("concurrently");
                    named(words, Kind.REWRITTEN, effects);
                }
            }
            case "reindex" -> reindexed(words, effects);
            case "vacuum" -> {
                if (words.skip("full")) {
                    words.skipAny("verbose", "analyze", "freeze");
                    named(words, Kind.REWRITTEN, effects);
                }
            }
            case "insert", "update", "delete", "merge", "with" -> changed(StatementWords.all(sql), effects);
            default -> {
                // Nothing that shows.
            }
        }
        return List.copyOf(effects);
    }

    private static void created(StatementWords words, SequencedSet<TableEffect> effects) {
        words.skip("or", "replace");
        boolean temporary = words.isOneOf("temporary", "temp");
        words.skipAny("global", "local", "temporary", "temp", "unlogged", "unique", "constraint");
        switch (words.next()) {
            case "table" -> {
                if (temporary) {
                    return;
                }
                words.skip("if", "not", "exists");
                named(words, Kind.CREATED, effects);
                references(words, effects);
            }
            case "index" ->
                words.skipTo("on").ifPresent(_ -> {
                    words.skip("only");
                    named(words, Kind.INDEXED, effects);
                });
            case "trigger", "policy" -> words.skipTo("on").ifPresent(_ -> named(words, Kind.ALTERED, effects));
            default -> {
                // No table of its own.
            }
        }
    }

    private static void dropped(StatementWords words, SequencedSet<TableEffect> effects) {
        words.skipAny("materialized");
        switch (words.next()) {
            case "table" -> {
                words.skip("if", "exists");
                names(words, Kind.DROPPED, effects);
            }
            case "index" -> {
                words.skip("concurrently");
                words.skip("if", "exists");
                names(words, Kind.INDEX, effects);
            }
            case "trigger", "policy" -> words.skipTo("on").ifPresent(_ -> named(words, Kind.ALTERED, effects));
            default -> {
                // No table of its own.
            }
        }
    }

    private static void altered(StatementWords words, SequencedSet<TableEffect> effects) {
        String what = words.next();
        if (what.equals("index")) {
            words.skip("if", "exists");
            named(words, Kind.INDEX, effects);
        } else if (what.equals("table")) {
            words.skip("if", "exists");
            words.skip("only");
            words.name().ifPresent(table -> {
                add(table, Kind.ALTERED, effects);
                AlterActions.kinds(words).forEach(kind -> add(table, kind, effects));
                words.back(0);
                references(words, effects);
            });
        }
    }

    private static void copied(StatementWords words, SequencedSet<TableEffect> effects) {
        words.name().ifPresent(table -> {
            if (words.skipTo("from").isPresent()) {
                add(table, Kind.ROWS_ADDED, effects);
            }
        });
    }

    private static void reindexed(StatementWords words, SequencedSet<TableEffect> effects) {
        String what = words.next();
        words.skip("concurrently");
        if (what.equals("table")) {
            named(words, Kind.INDEXED, effects);
        } else if (what.equals("index")) {
            named(words, Kind.INDEX, effects);
        }
    }

    /** Wherever in the statement they stand: a {@code with} may change several tables. */
    private static void changed(StatementWords words, SequencedSet<TableEffect> effects) {
        Optional<StatementWords.Name> target = Optional.empty();
        while (!words.atEnd()) {
            if (words.skip("insert", "into")) {
                target = words.name();
                target.ifPresent(table -> add(table, Kind.ROWS_ADDED, effects));
            } else if (words.skip("merge", "into")) {
                words.skip("only");
                target = words.name();
            } else if (words.skip("then", "insert")) {
                target.ifPresent(table -> add(table, Kind.ROWS_ADDED, effects));
            } else if (words.skip("then", "update") || words.skip("do", "update")) {
                target.ifPresent(table -> add(table, Kind.ROWS_CHANGED, effects));
            } else if (words.skip("then", "delete")) {
                target.ifPresent(table -> add(table, Kind.ROWS_DELETED, effects));
            } else if (words.skip("delete", "from")) {
                words.skip("only");
                named(words, Kind.ROWS_DELETED, effects);
            } else if (words.skip("update")) {
                updated(words, effects);
            } else {
                words.pass();
            }
        }
    }

    /** Behind {@code for} stands an update that names no table. */
    private static void updated(StatementWords words, SequencedSet<TableEffect> effects) {
        words.skip("only");
        int mark = words.mark();
        if (!words.isOneOf("set", "of", "nowait", "skip")) {
            words.name()
                    .filter(_ -> words.skipTo("set").isPresent())
                    .ifPresent(t -> add(t, Kind.ROWS_CHANGED, effects));
            words.back(mark);
        }
    }

    private static void references(StatementWords words, SequencedSet<TableEffect> effects) {
        while (words.skipTo("references").isPresent()) {
            named(words, Kind.REFERENCED, effects);
        }
    }

    private static void names(StatementWords words, Kind kind, SequencedSet<TableEffect> effects) {
        List<StatementWords.Name> names = new ArrayList<>();
        do {
            words.skip("only");
            words.name().ifPresent(names::add);
            words.skipSign("*");
        } while (words.skipSign(","));
        names.forEach(name -> add(name, kind, effects));
    }

    private static void named(StatementWords words, Kind kind, SequencedSet<TableEffect> effects) {
        words.name().ifPresent(name -> add(name, kind, effects));
    }

    private static void add(StatementWords.Name name, Kind kind, SequencedSet<TableEffect> effects) {
        effects.add(new TableEffect(name.schema(), name.name(), kind));
    }
}

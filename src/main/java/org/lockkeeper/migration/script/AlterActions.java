package org.lockkeeper.migration.script;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the actions of an {@code alter table} do beyond altering it. Which of them write every row anew is told in PostgreSQL's
 * documentation of ALTER TABLE, under Notes: a change of type (which may not, where the old one is binary compatible: that is for the
 * server to know), a stored generated or identity column, a volatile default, another persistence, access method or tablespace.
 */
final class AlterActions {
    private AlterActions() {}

    static List<TableEffect.Kind> kinds(StatementWords words) {
        Set<TableEffect.Kind> kinds = new LinkedHashSet<>();
        do {
            action(words).ifPresent(kinds::add);
        } while (next(words));
        return List.copyOf(kinds);
    }

    private static Optional<TableEffect.Kind> action(StatementWords words) {
        if (words.skip("drop")) {
            return dropsColumn(words) ? Optional.of(TableEffect.Kind.COLUMN_DROPPED) : Optional.empty();
        }
        if (words.skip("alter")) {
            words.skip("column");
            boolean type = words.name().isPresent() && (words.skip("type") || words.skip("set", "data", "type"));
            return type ? Optional.of(TableEffect.Kind.REWRITTEN) : Optional.empty();
        }
        boolean rewrites = words.skip("add")
                ? addsValues(words)
                : words.skip("set") && words.isOneOf("logged", "unlogged", "access", "tablespace");
        return rewrites ? Optional.of(TableEffect.Kind.REWRITTEN) : Optional.empty();
    }

    private static boolean dropsColumn(StatementWords words) {
        return words.skip("column") || !words.isOneOf("constraint", "primary", "unique", "check", "foreign");
    }

    /** Whether a column comes with a value that differs from row to row. */
    private static boolean addsValues(StatementWords words) {
        if (!words.skip("column") && words.isOneOf("constraint", "primary", "unique", "check", "foreign", "exclude")) {
            return false;
        }
        words.skip("if", "not", "exists");
        if (words.name().isEmpty()) {
            return false;
        }
        return words.isOneOf("serial", "bigserial", "smallserial") || volatileUntilComma(words);
    }

    private static boolean volatileUntilComma(StatementWords words) {
        int mark = words.mark();
        boolean found = false;
        int depth = 0;
        while (!words.atEnd() && !found) {
            if (words.skipSign("(")) {
                depth++;
            } else if (words.skipSign(")")) {
                depth--;
            } else if (depth == 0 && words.skipSign(",")) {
                break;
            } else if (words.isOneOf(
                    "stored", "identity", "gen_random_uuid", "uuid_generate_v4", "random", "clock_timestamp", "nextval")) {
                found = true;
            } else {
                words.pass();
            }
        }
        words.back(mark);
        return found;
    }

    /** Goes behind the next comma that stands in no parentheses; false at the end. */
    static boolean next(StatementWords words) {
        int depth = 0;
        while (!words.atEnd()) {
            if (words.skipSign("(")) {
                depth++;
            } else if (words.skipSign(")")) {
                depth--;
            } else if (words.skipSign(",")) {
                if (depth == 0) {
                    return true;
                }
            } else {
                words.pass();
            }
        }
        return false;
    }
}

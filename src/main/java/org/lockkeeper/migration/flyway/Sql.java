package org.lockkeeper.migration.flyway;

/** Identifiers and texts in SQL that is shown, and that a person may run with psql. */
final class Sql {
    private Sql() {}

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text constant; a backslash makes it an escape string, whatever standard_conforming_strings says. */
    static String text(String value) {
        String quoted = "'" + value.replace("'", "''").replace("\\", "\\\\") + "'";
        return value.indexOf('\\') >= 0 ? " E" + quoted : quoted;
    }
}

package org.lockkeeper.logs.format;

/**
 * The words before the colon in PostgreSQL's messages, English and as its German, French and Spanish translations write them (src/backend/po,
 * elog.c: error_severity and the parts that send_message_to_server_log appends).
 */
final class Labels {
    /** No known word. */
    static final int UNKNOWN = -1;

    /** A further part of an entry; else the ordinal of a severity. */
    static final int PART = 100;

    private static final String BEHIND = ":  ";

    private Labels() {}

    /**
     * Where the word begins that a line's beginning ends with.
     *
     * @param beginning the line up to and with its level, colon and two spaces
     * @return -1 where it does not end so
     */
    static int levelAt(String beginning) {
        if (!beginning.endsWith(BEHIND)) {
            return -1;
        }
        int start = beginning.length() - BEHIND.length();
        while (start > 0 && isLetter(beginning.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '1' && c <= '5');
    }

    static int of(String word) {
        return switch (word) {
            case "LOG" -> Severity.LOG.rank();
            case "ERROR", "FEHLER", "ERREUR" -> Severity.ERROR.rank();
            case "FATAL" -> Severity.FATAL.rank();
            case "PANIC", "PANIK", "PANIQUE" -> Severity.PANIC.rank();
            case "WARNING", "WARNUNG", "ATTENTION", "ADVERTENCIA" -> Severity.WARNING.rank();
            case "NOTICE", "HINWEIS", "NOTICIA" -> Severity.NOTICE.rank();
            case "INFO" -> Severity.INFO.rank();
            case "DEBUG", "DEBUG1", "DEBUG2", "DEBUG3", "DEBUG4", "DEBUG5" -> Severity.DEBUG.rank();
            case "DETAIL",
                    "HINT",
                    "TIPP",
                    "CONTEXT",
                    "KONTEXT",
                    "CONTEXTE",
                    "STATEMENT",
                    "ANWEISUNG",
                    "INSTRUCTION",
                    "SENTENCIA",
                    "QUERY",
                    "ANFRAGE",
                    "LOCATION",
                    "ORT",
                    "BACKTRACE",
                    "ASTUCE" -> PART;
            default -> UNKNOWN;
        };
    }
}

package org.lockkeeper.migration.script;

/**
 * A piece of a script that is not white space.
 *
 * @param start index of its first character
 * @param end index behind its last character
 */
public record SqlToken(Kind kind, int start, int end) {
    /** What PostgreSQL's lexer takes it for; a word that is a keyword somewhere counts as a keyword everywhere. */
    public enum Kind {
        KEYWORD,
        IDENTIFIER,
        QUOTED_IDENTIFIER,
        /** Of every kind: plain, with escapes, bits, dollar-quoted. */
        STRING,
        NUMBER,
        /** {@code $1} and the like. */
        PARAMETER,
        COMMENT,
        OPERATOR,
        PUNCTUATION
    }
}

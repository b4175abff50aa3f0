package org.lockkeeper.migration.script;

/**
 * One statement of a script.
 *
 * @param line where its first token stands, from 1
 * @param start index of its first token's first character in the script's text
 * @param end index behind its last token; the semicolon is not part of it
 * @param sql the text from {@code start} to {@code end}, comments inside it included
 */
public record SqlStatement(int line, int start, int end, String sql) {}

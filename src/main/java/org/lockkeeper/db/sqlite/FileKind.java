package org.lockkeeper.db.sqlite;

/**
 * What a file is, by the two numbers that SQLite keeps in a file's header for its application.
 *
 * @param applicationId tells it from every other application's files
 * @param version of its tables; a file of a newer one is refused
 * @param what it is called, with its article, such as {@code a recording}
 * @param code the beginning of the codes of its failures, such as {@code LK-REC}
 */
public record FileKind(int applicationId, int version, String what, String code) {}

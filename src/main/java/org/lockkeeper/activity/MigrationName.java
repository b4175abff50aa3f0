package org.lockkeeper.activity;

/**
 * Which migration a session runs.
 *
 * @param engine {@code prisma} or {@code flyway}
 * @param byStatement whether the statement itself shows it; otherwise it is the one that the history has as running
 */
public record MigrationName(String engine, String name, boolean byStatement) {}

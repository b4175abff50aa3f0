package org.lockkeeper.migration;

import java.nio.file.Path;

/**
 * A migration that a project has a script for.
 *
 * @param name the folder's name for Prisma, the script's path relative to its location for Flyway
 * @param script the SQL file, absolute
 */
public record Migration(String name, Path script) {}

/** Reads and writes {@code _prisma_migrations} exactly as Prisma Migrate does. */
@NullMarked
package org.lockkeeper.migration.prisma;

import org.jspecify.annotations.NullMarked;

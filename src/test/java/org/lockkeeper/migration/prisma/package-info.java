@NullMarked
package org.lockkeeper.migration.prisma;

import org.jspecify.annotations.NullMarked;

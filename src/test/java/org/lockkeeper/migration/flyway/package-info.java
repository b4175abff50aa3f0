@NullMarked
package org.lockkeeper.migration.flyway;

import org.jspecify.annotations.NullMarked;

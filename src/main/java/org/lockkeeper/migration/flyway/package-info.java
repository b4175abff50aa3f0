/** The gateway to Flyway; no Flyway type leaves this package. */
@NullMarked
package org.lockkeeper.migration.flyway;

import org.jspecify.annotations.NullMarked;

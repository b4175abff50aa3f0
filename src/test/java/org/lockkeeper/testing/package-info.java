/** Real PostgreSQL for tests. */
@NullMarked
package org.lockkeeper.testing;

import org.jspecify.annotations.NullMarked;

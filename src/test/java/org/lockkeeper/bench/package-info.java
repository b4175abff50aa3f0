/** What {@code ./lk bench} measures: each figure against a limit, or against a reference of the same run. */
@NullMarked
package org.lockkeeper.bench;

import org.jspecify.annotations.NullMarked;

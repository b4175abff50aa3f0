/** The append-only, hash-chained record of every guarded action. Format: {@code docs/decisions/0010}. */
@NullMarked
package org.lockkeeper.audit;

import org.jspecify.annotations.NullMarked;

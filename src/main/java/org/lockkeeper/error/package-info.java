/** What went wrong, in one sentence that a person can act on. */
@NullMarked
package org.lockkeeper.error;

import org.jspecify.annotations.NullMarked;

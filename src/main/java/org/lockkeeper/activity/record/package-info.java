/** Readings kept in a file, and read back from any moment of it. */
@NullMarked
package org.lockkeeper.activity.record;

import org.jspecify.annotations.NullMarked;

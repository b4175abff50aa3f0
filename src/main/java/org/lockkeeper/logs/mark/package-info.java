/** Bookmarks and notes at the entries of logs, and how they are found again in a log that grew, was rotated or renamed. */
@NullMarked
package org.lockkeeper.logs.mark;

import org.jspecify.annotations.NullMarked;

/** Log files of any size: opening, indexing, finding, following, and what stands out in them. */
@NullMarked
package org.lockkeeper.logs;

import org.jspecify.annotations.NullMarked;

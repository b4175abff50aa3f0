/** Log files as they come: large, broken, moving. */
@NullMarked
package org.lockkeeper.logs;

import org.jspecify.annotations.NullMarked;

/** Jobs of the window: they run on virtual threads and answer on the toolkit's thread. */
@NullMarked
package org.lockkeeper.ui.task;

import org.jspecify.annotations.NullMarked;

/** Tests of the window's jobs. */
@NullMarked
package org.lockkeeper.ui.task;

import org.jspecify.annotations.NullMarked;

/** A run as the window shows it, wherever it was started: where it is, what it waits for and who waits behind it, and what it did. */
@NullMarked
package org.lockkeeper.ui.run;

import org.jspecify.annotations.NullMarked;

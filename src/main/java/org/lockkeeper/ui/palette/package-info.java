/** The command palette: every action by name, from the keyboard. */
@NullMarked
package org.lockkeeper.ui.palette;

import org.jspecify.annotations.NullMarked;

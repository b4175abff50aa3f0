/** The window's frame: rail, top bar, status bar, and what a screen has to be to stand in it. */
@NullMarked
package org.lockkeeper.ui.shell;

import org.jspecify.annotations.NullMarked;

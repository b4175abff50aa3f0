/** Texts that were written to be read outside of the window, shown in it as what they are. */
@NullMarked
package org.lockkeeper.ui.document;

import org.jspecify.annotations.NullMarked;

/** Tests of the frame. */
@NullMarked
package org.lockkeeper.ui.shell;

import org.jspecify.annotations.NullMarked;

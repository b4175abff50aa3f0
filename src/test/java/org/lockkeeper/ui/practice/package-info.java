/** Practising in the window, without a sandbox behind it. */
@NullMarked
package org.lockkeeper.ui.practice;

import org.jspecify.annotations.NullMarked;

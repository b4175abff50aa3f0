/** Tests of the command palette. */
@NullMarked
package org.lockkeeper.ui.palette;

import org.jspecify.annotations.NullMarked;

/** The first start: the ways to a workspace. */
@NullMarked
package org.lockkeeper.ui.start;

import org.jspecify.annotations.NullMarked;

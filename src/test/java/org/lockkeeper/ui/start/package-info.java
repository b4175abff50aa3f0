/** Tests of the first start. */
@NullMarked
package org.lockkeeper.ui.start;

import org.jspecify.annotations.NullMarked;

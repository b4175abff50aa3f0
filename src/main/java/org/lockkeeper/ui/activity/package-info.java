/** The Activity page: who runs, who blocks whom, and ending exactly the right one. */
@NullMarked
package org.lockkeeper.ui.activity;

import org.jspecify.annotations.NullMarked;

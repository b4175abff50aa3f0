/** The Backups page: what there is, whether it was proven, and what can be done with it. */
@NullMarked
package org.lockkeeper.ui.backup;

import org.jspecify.annotations.NullMarked;

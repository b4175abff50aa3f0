/** Tests of the dialogs. */
@NullMarked
package org.lockkeeper.ui.dialog;

import org.jspecify.annotations.NullMarked;

/** The alerts of all environments over the window's pages. */
@NullMarked
package org.lockkeeper.ui.alert;

import org.jspecify.annotations.NullMarked;

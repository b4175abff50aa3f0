/** Light and dark, and the style sheets over them. */
@NullMarked
package org.lockkeeper.ui.theme;

import org.jspecify.annotations.NullMarked;

/** Tests of what the window remembers. */
@NullMarked
package org.lockkeeper.ui.settings;

import org.jspecify.annotations.NullMarked;

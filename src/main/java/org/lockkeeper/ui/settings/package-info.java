/** What the window remembers from one start to the next. */
@NullMarked
package org.lockkeeper.ui.settings;

import org.jspecify.annotations.NullMarked;

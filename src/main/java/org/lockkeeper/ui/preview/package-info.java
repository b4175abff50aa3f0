/** What a migrate would execute on one environment, and carrying it out. */
@NullMarked
package org.lockkeeper.ui.preview;

import org.jspecify.annotations.NullMarked;

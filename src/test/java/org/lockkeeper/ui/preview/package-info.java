@NullMarked
package org.lockkeeper.ui.preview;

import org.jspecify.annotations.NullMarked;

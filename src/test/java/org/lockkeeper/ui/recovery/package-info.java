@NullMarked
package org.lockkeeper.ui.recovery;

import org.jspecify.annotations.NullMarked;

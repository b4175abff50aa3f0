@NullMarked
package org.lockkeeper.ui.rewind;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.lockkeeper.ui.wizard;

import org.jspecify.annotations.NullMarked;

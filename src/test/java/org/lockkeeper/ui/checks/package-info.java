@NullMarked
package org.lockkeeper.ui.checks;

import org.jspecify.annotations.NullMarked;

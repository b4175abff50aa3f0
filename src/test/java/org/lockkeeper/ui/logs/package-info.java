@NullMarked
package org.lockkeeper.ui.logs;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.lockkeeper.ui.backup;

import org.jspecify.annotations.NullMarked;

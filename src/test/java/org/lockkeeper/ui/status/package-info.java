@NullMarked
package org.lockkeeper.ui.status;

import org.jspecify.annotations.NullMarked;

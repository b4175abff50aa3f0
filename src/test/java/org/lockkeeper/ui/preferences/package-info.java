@NullMarked
package org.lockkeeper.ui.preferences;

import org.jspecify.annotations.NullMarked;

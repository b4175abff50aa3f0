@NullMarked
package org.lockkeeper.ui.backup.wizard;

import org.jspecify.annotations.NullMarked;

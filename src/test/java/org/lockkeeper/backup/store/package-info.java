@NullMarked
package org.lockkeeper.backup.store;

import org.jspecify.annotations.NullMarked;

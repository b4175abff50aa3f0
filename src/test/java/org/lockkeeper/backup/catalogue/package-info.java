@NullMarked
package org.lockkeeper.backup.catalogue;

import org.jspecify.annotations.NullMarked;

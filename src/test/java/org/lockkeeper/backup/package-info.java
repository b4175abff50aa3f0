@NullMarked
package org.lockkeeper.backup;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.lockkeeper.guard;

import org.jspecify.annotations.NullMarked;

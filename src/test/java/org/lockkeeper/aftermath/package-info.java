@NullMarked
package org.lockkeeper.aftermath;

import org.jspecify.annotations.NullMarked;

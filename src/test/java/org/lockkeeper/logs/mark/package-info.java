@NullMarked
package org.lockkeeper.logs.mark;

import org.jspecify.annotations.NullMarked;

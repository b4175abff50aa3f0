@NullMarked
package org.lockkeeper.architecture;

import org.jspecify.annotations.NullMarked;

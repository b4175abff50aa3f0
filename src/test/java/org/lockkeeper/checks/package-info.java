@NullMarked
package org.lockkeeper.checks;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.lockkeeper.logs.format;

import org.jspecify.annotations.NullMarked;

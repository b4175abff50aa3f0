@NullMarked
package org.lockkeeper.migration;

import org.jspecify.annotations.NullMarked;

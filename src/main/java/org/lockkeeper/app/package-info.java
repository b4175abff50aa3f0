/** Start-up: the launcher and the one place that wires constructors. */
@NullMarked
package org.lockkeeper.app;

import org.jspecify.annotations.NullMarked;

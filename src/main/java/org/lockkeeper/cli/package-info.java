/** The command line over the same services as the window. */
@NullMarked
package org.lockkeeper.cli;

import org.jspecify.annotations.NullMarked;

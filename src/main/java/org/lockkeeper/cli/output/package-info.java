/** How text reaches a terminal, a file or another program: columns, colour, JSON, progress. */
@NullMarked
package org.lockkeeper.cli.output;

import org.jspecify.annotations.NullMarked;

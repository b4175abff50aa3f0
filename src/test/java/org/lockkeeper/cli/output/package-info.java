@NullMarked
package org.lockkeeper.cli.output;

import org.jspecify.annotations.NullMarked;

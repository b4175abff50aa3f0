@NullMarked
package org.lockkeeper.cli;

import org.jspecify.annotations.NullMarked;

/** Going through bytes at the speed of memory: lines, literals, regular expressions. */
@NullMarked
package org.lockkeeper.logs.scan;

import org.jspecify.annotations.NullMarked;

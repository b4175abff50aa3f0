/** The product's own pages in a window of their own process, and how long it is from one of its frames to the next. */
@NullMarked
package org.lockkeeper.bench.frames;

import org.jspecify.annotations.NullMarked;

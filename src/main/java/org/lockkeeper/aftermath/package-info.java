/** What a server still shows of an operation whose process ended before it could say how it ended. */
@NullMarked
package org.lockkeeper.aftermath;

import org.jspecify.annotations.NullMarked;

/** What stands out in a log: messages of the same shape, and what the server complained of. */
@NullMarked
package org.lockkeeper.logs.finding;

import org.jspecify.annotations.NullMarked;

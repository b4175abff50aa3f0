/** What needs permission, who gives it, and the proof of it. Depends on the JDK alone. */
@NullMarked
package org.lockkeeper.guard;

import org.jspecify.annotations.NullMarked;

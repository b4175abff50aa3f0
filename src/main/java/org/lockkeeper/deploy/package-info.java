/** The deploy: what {@code migrate} does, walked through gates that each say what they know, with a report at its end. */
@NullMarked
package org.lockkeeper.deploy;

import org.jspecify.annotations.NullMarked;

/** The recorded past of the activity: the strip of the last hour, and recordings from files. */
@NullMarked
package org.lockkeeper.ui.rewind;

import org.jspecify.annotations.NullMarked;

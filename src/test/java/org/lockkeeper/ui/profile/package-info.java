/** Tests of the connections' editor. */
@NullMarked
package org.lockkeeper.ui.profile;

import org.jspecify.annotations.NullMarked;

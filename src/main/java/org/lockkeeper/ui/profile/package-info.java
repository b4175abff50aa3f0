/** The connections of a workspace, to be looked at, tested and edited. */
@NullMarked
package org.lockkeeper.ui.profile;

import org.jspecify.annotations.NullMarked;

/** The Deploy page: the gates of a deploy to the environment in focus, its run, its verification and its report. */
@NullMarked
package org.lockkeeper.ui.deploy;

import org.jspecify.annotations.NullMarked;

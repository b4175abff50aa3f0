/** The state of an environment after a run that did not end well, and the ways out, each with the rows that it changes. */
@NullMarked
package org.lockkeeper.ui.recovery;

import org.jspecify.annotations.NullMarked;

/** The Checks page: what a verification of the environment in focus finds. */
@NullMarked
package org.lockkeeper.ui.checks;

import org.jspecify.annotations.NullMarked;

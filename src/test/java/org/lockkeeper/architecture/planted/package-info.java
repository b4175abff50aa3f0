/** Violations of the rules, each to show that its rule sees it. */
@NullMarked
package org.lockkeeper.architecture.planted;

import org.jspecify.annotations.NullMarked;

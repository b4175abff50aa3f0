/** The engine-neutral core: migrations, their states, plans and runs. */
@NullMarked
package org.lockkeeper.migration;

import org.jspecify.annotations.NullMarked;

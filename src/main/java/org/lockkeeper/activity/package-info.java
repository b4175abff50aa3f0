/** Who runs, who blocks whom, how to end exactly the right one, and what the migration is doing meanwhile. */
@NullMarked
package org.lockkeeper.activity;

import org.jspecify.annotations.NullMarked;

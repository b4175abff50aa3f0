/** Verification: what an environment should look like after a migration, compared with what it looked like before. */
@NullMarked
package org.lockkeeper.checks;

import org.jspecify.annotations.NullMarked;

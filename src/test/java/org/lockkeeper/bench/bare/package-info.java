/** The least window that shows a table; what the product's start is compared with. */
@NullMarked
package org.lockkeeper.bench.bare;

import org.jspecify.annotations.NullMarked;

/** The Audit page: everything that was permitted, and whether the record of it holds. */
@NullMarked
package org.lockkeeper.ui.audit;

import org.jspecify.annotations.NullMarked;

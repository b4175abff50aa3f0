/** The Logs page: a log file of any size as a table that reads what it shows, with filters, a histogram and what stands out. */
@NullMarked
package org.lockkeeper.ui.logs;

import org.jspecify.annotations.NullMarked;

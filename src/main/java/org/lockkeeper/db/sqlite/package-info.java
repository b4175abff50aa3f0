/** Files of one's own in SQLite's format. Nothing here speaks with a server. */
@NullMarked
package org.lockkeeper.db.sqlite;

import org.jspecify.annotations.NullMarked;

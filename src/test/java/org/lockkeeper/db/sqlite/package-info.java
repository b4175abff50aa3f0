@NullMarked
package org.lockkeeper.db.sqlite;

import org.jspecify.annotations.NullMarked;

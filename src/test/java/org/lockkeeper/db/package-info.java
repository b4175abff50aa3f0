@NullMarked
package org.lockkeeper.db;

import org.jspecify.annotations.NullMarked;

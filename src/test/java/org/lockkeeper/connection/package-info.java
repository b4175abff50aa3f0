@NullMarked
package org.lockkeeper.connection;

import org.jspecify.annotations.NullMarked;

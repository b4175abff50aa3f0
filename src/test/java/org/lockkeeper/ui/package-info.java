/** The window, seen from outside and without a database. */
@NullMarked
package org.lockkeeper.ui;

import org.jspecify.annotations.NullMarked;

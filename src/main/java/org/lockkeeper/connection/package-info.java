/** Workspaces, connection profiles and where their secrets come from. */
@NullMarked
package org.lockkeeper.connection;

import org.jspecify.annotations.NullMarked;

/** A server's own log, read through the connection. */
@NullMarked
package org.lockkeeper.logs.server;

import org.jspecify.annotations.NullMarked;

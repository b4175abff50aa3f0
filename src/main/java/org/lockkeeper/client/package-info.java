/** The installed client programs of PostgreSQL: where they are, how they are run, and how they get a password. */
@NullMarked
package org.lockkeeper.client;

import org.jspecify.annotations.NullMarked;

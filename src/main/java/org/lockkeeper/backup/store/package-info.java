/** Backups in object storage: sent in parts, checked by the service and again by us, and fetched whole or not at all. */
@NullMarked
package org.lockkeeper.backup.store;

import org.jspecify.annotations.NullMarked;

/** All backups of a workspace, in its folders and its buckets: finding, sending, fetching, and which need no longer be kept. */
@NullMarked
package org.lockkeeper.backup.catalogue;

import org.jspecify.annotations.NullMarked;

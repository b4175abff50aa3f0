/** Backups by the installed pg_dump and pg_restore, their manifests, their proof by a test restore, and restores. */
@NullMarked
package org.lockkeeper.backup;

import org.jspecify.annotations.NullMarked;

/** The wizards of the Backups page: making a backup, proving one, bringing one back. */
@NullMarked
package org.lockkeeper.ui.backup.wizard;

import org.jspecify.annotations.NullMarked;

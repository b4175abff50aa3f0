/** The user's folders and files that are written whole or not at all. */
@NullMarked
package org.lockkeeper.files;

import org.jspecify.annotations.NullMarked;

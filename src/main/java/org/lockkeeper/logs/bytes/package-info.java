/** Where a log's bytes come from: files, packed files, several files as one. */
@NullMarked
package org.lockkeeper.logs.bytes;

import org.jspecify.annotations.NullMarked;

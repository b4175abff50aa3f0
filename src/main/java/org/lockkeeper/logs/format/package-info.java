/** What a log's lines mean: formats, times, levels, fields. */
@NullMarked
package org.lockkeeper.logs.format;

import org.jspecify.annotations.NullMarked;

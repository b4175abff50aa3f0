/** Statuses, plans and runs as tables, Markdown and JSON. */
@NullMarked
package org.lockkeeper.cli.render;

import org.jspecify.annotations.NullMarked;

/** SQL scripts as PostgreSQL's lexer sees them: tokens, statements and their lines. */
@NullMarked
package org.lockkeeper.migration.script;

import org.jspecify.annotations.NullMarked;

/** The only package that speaks JDBC: read sessions, guarded write sessions and the catalogue of statements. */
@NullMarked
package org.lockkeeper.db;

import org.jspecify.annotations.NullMarked;

/** Embedded PostgreSQL clusters and the sample project. */
@NullMarked
package org.lockkeeper.sandbox;

import org.jspecify.annotations.NullMarked;

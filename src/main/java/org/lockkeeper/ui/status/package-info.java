/** The matrix of migrations by environments, and what a person can do about each cell. */
@NullMarked
package org.lockkeeper.ui.status;

import org.jspecify.annotations.NullMarked;

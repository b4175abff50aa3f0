/** The desktop application: shell, theme and shared controls. */
@NullMarked
package org.lockkeeper.ui;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.lockkeeper.ui.control;

import org.jspecify.annotations.NullMarked;

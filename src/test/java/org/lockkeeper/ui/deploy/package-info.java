@NullMarked
package org.lockkeeper.ui.deploy;

import org.jspecify.annotations.NullMarked;

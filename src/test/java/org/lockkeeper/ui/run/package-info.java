@NullMarked
package org.lockkeeper.ui.run;

import org.jspecify.annotations.NullMarked;

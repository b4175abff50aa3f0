@NullMarked
package org.lockkeeper.ui.audit;

import org.jspecify.annotations.NullMarked;

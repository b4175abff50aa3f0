@NullMarked
package org.lockkeeper.ui.alert;

import org.jspecify.annotations.NullMarked;

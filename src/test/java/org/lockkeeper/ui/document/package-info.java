@NullMarked
package org.lockkeeper.ui.document;

import org.jspecify.annotations.NullMarked;

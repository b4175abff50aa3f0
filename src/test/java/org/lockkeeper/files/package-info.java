@NullMarked
package org.lockkeeper.files;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.lockkeeper.task;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.lockkeeper.activity.record;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.lockkeeper.activity.alert;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.lockkeeper.sandbox;

import org.jspecify.annotations.NullMarked;

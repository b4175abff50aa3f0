@NullMarked
package org.lockkeeper.sandbox.incident;

import org.jspecify.annotations.NullMarked;

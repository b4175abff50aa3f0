@NullMarked
package org.lockkeeper.deploy;

import org.jspecify.annotations.NullMarked;

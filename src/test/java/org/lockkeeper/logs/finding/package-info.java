@NullMarked
package org.lockkeeper.logs.finding;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.lockkeeper.client;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.lockkeeper.activity;

import org.jspecify.annotations.NullMarked;

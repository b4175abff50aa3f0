@NullMarked
package org.lockkeeper.ui.activity;

import org.jspecify.annotations.NullMarked;

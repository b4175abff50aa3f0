@NullMarked
package org.lockkeeper.ui.runbook;

import org.jspecify.annotations.NullMarked;

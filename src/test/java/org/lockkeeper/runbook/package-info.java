@NullMarked
package org.lockkeeper.runbook;

import org.jspecify.annotations.NullMarked;

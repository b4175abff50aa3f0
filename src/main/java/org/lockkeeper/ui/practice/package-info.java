/** Practising incidents in the sandbox: one is started, solved on the Activity page, and judged. */
@NullMarked
package org.lockkeeper.ui.practice;

import org.jspecify.annotations.NullMarked;

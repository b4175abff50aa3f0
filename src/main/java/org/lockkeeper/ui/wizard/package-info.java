/** Work that is prepared step by step: the steps, their header, the page around them, and how work goes. */
@NullMarked
package org.lockkeeper.ui.wizard;

import org.jspecify.annotations.NullMarked;

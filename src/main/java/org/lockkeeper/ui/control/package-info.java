/** Controls that several screens use. They know the product's words and looks, and no service. */
@NullMarked
package org.lockkeeper.ui.control;

import org.jspecify.annotations.NullMarked;

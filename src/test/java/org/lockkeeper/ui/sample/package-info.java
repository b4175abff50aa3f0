/** Made-up projects for tests and the gallery of screens. */
@NullMarked
package org.lockkeeper.ui.sample;

import org.jspecify.annotations.NullMarked;

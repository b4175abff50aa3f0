@NullMarked
package org.lockkeeper.cli.render;

import org.jspecify.annotations.NullMarked;

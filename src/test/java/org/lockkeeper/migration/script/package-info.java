@NullMarked
package org.lockkeeper.migration.script;

import org.jspecify.annotations.NullMarked;

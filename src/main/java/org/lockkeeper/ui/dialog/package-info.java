/** Everything that interrupts a person: questions, passwords, files, errors. */
@NullMarked
package org.lockkeeper.ui.dialog;

import org.jspecify.annotations.NullMarked;

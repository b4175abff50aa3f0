/** Long work: jobs, their progress and how they are cancelled. Knows no toolkit. */
@NullMarked
package org.lockkeeper.task;

import org.jspecify.annotations.NullMarked;

/** What to do when it went wrong: whether to roll back and how, and what is the matter with a database that is down. */
@NullMarked
package org.lockkeeper.runbook;

import org.jspecify.annotations.NullMarked;

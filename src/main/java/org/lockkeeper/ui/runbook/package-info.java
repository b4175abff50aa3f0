/** The Runbooks page: the decision to roll back, and what is the matter with a database that is down. */
@NullMarked
package org.lockkeeper.ui.runbook;

import org.jspecify.annotations.NullMarked;

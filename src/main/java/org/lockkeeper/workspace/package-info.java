/** What is open of one workspace: its databases, and the services over them. */
@NullMarked
package org.lockkeeper.workspace;

import org.jspecify.annotations.NullMarked;

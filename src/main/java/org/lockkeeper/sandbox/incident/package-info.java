/** Incidents to practise on: what happens in each, who plays it, and whether it was solved with the least damage. */
@NullMarked
package org.lockkeeper.sandbox.incident;

import org.jspecify.annotations.NullMarked;

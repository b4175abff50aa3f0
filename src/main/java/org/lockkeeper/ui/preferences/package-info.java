/** What a person sets for the activity: limits of alerts, marks in the table, how it is recorded. */
@NullMarked
package org.lockkeeper.ui.preferences;

import org.jspecify.annotations.NullMarked;

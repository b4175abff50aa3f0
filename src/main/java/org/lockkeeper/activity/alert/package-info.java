/** What in the activity is worth an alert. */
@NullMarked
package org.lockkeeper.activity.alert;

import org.jspecify.annotations.NullMarked;

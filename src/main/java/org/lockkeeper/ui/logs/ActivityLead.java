package org.lockkeeper.ui.logs;

import java.util.Optional;
import java.util.function.Consumer;
import org.lockkeeper.activity.LoggedProcess;

/** Leads from a line of a log to the process that wrote it. */
@FunctionalInterface
public interface ActivityLead {
    /**
     * Shows it where it is at work, or as it was recorded then.
     *
     * @param environment whose server's log it is; the environment in focus where that is not known
     * @param nothing hears in a sentence that nothing is known of it
     */
    void show(Optional<String> environment, LoggedProcess process, Consumer<String> nothing);
}

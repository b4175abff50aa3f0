package org.lockkeeper.ui.run;

import java.nio.file.Path;
import org.lockkeeper.migration.RunBackends;
import org.lockkeeper.migration.RunFailure;

/** What lies around a run pane: the page that shows it. */
public interface RunSurroundings {
    /** A page that is about its run alone, and keeps its account. */
    RunSurroundings NONE = new RunSurroundings() {};

    /** Whether the environment that the page is about is the run's; elsewhere its account waits. */
    default boolean isHere() {
        return true;
    }

    /** Whether the page shows the run's plan, so that a statement of it can be brought into sight. */
    default boolean isInSight() {
        return false;
    }

    /** Brings the failing statement into sight. */
    default void show(RunFailure failure) {}

    /** Whether the page can lead to the ways out of a run that failed. */
    default boolean canRecover() {
        return false;
    }

    /** Leads there. */
    default void recover() {}

    /** Whether the page can lead to the server's log. */
    default boolean canShowServerLog() {
        return false;
    }

    /** Opens the server's log for the time of a run. */
    default void showServerLog(RunBackends backends) {}

    /** Whether the page can lead to a run's own log. */
    default boolean canShowLog() {
        return false;
    }

    /** Opens it. */
    default void showLog(Path file) {}

    /** Whether the account can be put away. */
    default boolean isDismissible() {
        return false;
    }

    /** Puts the account away. */
    default void dismiss() {}
}

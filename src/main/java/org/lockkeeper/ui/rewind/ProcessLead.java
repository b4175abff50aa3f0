package org.lockkeeper.ui.rewind;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.lockkeeper.activity.LoggedProcess;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;

/** Leads the page from a line of a log to its process: as it is, or as it was recorded then. */
final class ProcessLead {
    private final ProcessSearch search;
    private final TaskRunner tasks;
    private final Page page;

    /**
     * What is to be selected when a moment is shown.
     *
     * @param note what is to be said of it
     */
    record Sought(int pid, Instant at, Optional<String> note) {}

    /** What shows a process. */
    interface Page {
        /** The environment that it shows. */
        String environment();

        /** @param doubt why it may be another one with its pid */
        void showNow(int pid, Optional<String> doubt);

        /** @param file the recording that has that moment */
        void showThen(Path file, Sought process);
    }

    ProcessLead(ProcessSearch search, TaskRunner tasks, Page page) {
        this.search = search;
        this.tasks = tasks;
        this.page = page;
    }

    /**
     * Looks for a process.
     *
     * @param environment where; nothing comes of it where the page shows another one by the time that it is found
     * @param shown hears that the page shows it, or the reading in which it should have been
     * @param nothing hears in a sentence that nothing is known of it
     */
    void find(String environment, LoggedProcess process, Runnable shown, Consumer<String> nothing) {
        tasks.start(
                Job.brief(
                        Texts.get("rewind.finding", Integer.toString(process.pid())),
                        (_, _) -> search.of(environment, process)),
                found -> {
                    if (environment.equals(page.environment())) {
                        take(process.pid(), found, shown, nothing);
                    }
                },
                failure -> nothing.accept(ProcessSearch.words(failure)));
    }

    private void take(int pid, ProcessSearch.Found found, Runnable shown, Consumer<String> nothing) {
        switch (found) {
            case ProcessSearch.Nothing(String why) -> nothing.accept(why);
            case ProcessSearch.Live(Optional<String> doubt) -> {
                page.showNow(pid, doubt);
                shown.run();
            }
            case ProcessSearch.Past(Path file, Instant at, Optional<String> doubt) -> {
                page.showThen(file, new Sought(pid, at, doubt));
                shown.run();
            }
        }
    }
}

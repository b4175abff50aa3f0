package org.lockkeeper.ui.logs;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogFilter;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.finding.Findings;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;

/** What stands out in an open log; looked for when somebody wants to see it. */
final class FindingsViewModel {
    private final LogFile file;
    private final LogService logs;
    private final TaskRunner tasks;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Findings>> findings = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable CancelToken running;
    private boolean vain;

    FindingsViewModel(LogFile file, LogService logs, TaskRunner tasks) {
        this.file = file;
        this.logs = logs;
        this.tasks = tasks;
        shown.subscribe((_, now) -> {
            if (now && findings.get().isEmpty()) {
                look();
            }
        });
    }

    /** Whether somebody wants to see it. */
    BooleanProperty shownProperty() {
        return shown;
    }

    ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /** Empty until it was looked for. */
    ReadOnlyObjectProperty<Optional<Findings>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /** Why it is not known. */
    ReadOnlyObjectProperty<Optional<String>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Looks through the whole log, or again. */
    void look() {
        if (looking.get()) {
            return;
        }
        looking.set(true);
        failure.set(Optional.empty());
        running = tasks.start(
                Job.brief(
                        Texts.get("logs.findings.looking", file.name()),
                        (progress, cancel) -> logs.findings(file, LogFilter.ALL, progress, cancel)),
                found -> {
                    looking.set(false);
                    if (!lookedInVain()) {
                        findings.set(Optional.of(found));
                    }
                },
                problem -> {
                    looking.set(false);
                    if (lookedInVain()) {
                        return;
                    }
                    failure.set(Optional.of(
                            problem instanceof CancellationException
                                    ? Texts.get("logs.findings.cancelled")
                                    : FindViewModel.words(problem)));
                });
    }

    /** The log has other lines: what was found does not hold any more. It is looked for again where somebody sees it. */
    void forget() {
        findings.set(Optional.empty());
        failure.set(Optional.empty());
        if (looking.get()) {
            vain = true;
            cancel();
        } else if (shown.get()) {
            look();
        }
    }

    private boolean lookedInVain() {
        boolean was = vain;
        vain = false;
        if (was && shown.get()) {
            look();
        }
        return was;
    }

    void cancel() {
        if (running != null) {
            running.cancel();
        }
    }
}

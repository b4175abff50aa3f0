package org.lockkeeper.ui.rewind;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.record.ActivityRecordings;
import org.lockkeeper.activity.record.RecordedReading;
import org.lockkeeper.activity.record.RecordingReader;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.activity.Then;

/** Reads moments of before, one at a time: of those that a mouse passes, those that there is time for, and the last. */
final class MomentReader {
    private final ActivityRecordings recordings;
    private final TaskRunner tasks;
    private final Function<Reading, Then> worksOut;
    private final BiConsumer<Moment, Optional<Found>> found;
    private final Consumer<Throwable> failed;
    private Optional<Moment> wanted = Optional.empty();
    private boolean reading;

    /**
     * A moment of an environment.
     *
     * @param file the recording that it is looked for in; empty for what the window itself has recorded
     */
    record Moment(String environment, Optional<Path> file, Instant at) {
        private boolean isBeside(Moment other) {
            return environment.equals(other.environment) && file.equals(other.file);
        }
    }

    /** What was recorded, and what of it is to be shown. */
    record Found(RecordedReading recorded, Then then) {}

    /**
     * @param worksOut is asked in the job's thread
     * @param found hears what was recorded then; nothing where nothing is kept of it
     */
    MomentReader(
            ActivityRecordings recordings,
            TaskRunner tasks,
            Function<Reading, Then> worksOut,
            BiConsumer<Moment, Optional<Found>> found,
            Consumer<Throwable> failed) {
        this.recordings = recordings;
        this.tasks = tasks;
        this.worksOut = worksOut;
        this.found = found;
        this.failed = failed;
    }

    void want(Moment moment) {
        wanted = Optional.of(moment);
        if (!reading) {
            read(moment);
        }
    }

    /** Nobody wants any moment more, what is being read included. */
    void forget() {
        wanted = Optional.empty();
    }

    private void read(Moment moment) {
        reading = true;
        tasks.start(
                Job.brief(
                        Texts.get("rewind.reading"),
                        (_, _) -> moment.file()
                                .map(file -> read(file, moment.at()))
                                .orElseGet(() -> recordings.at(moment.environment(), moment.at()))
                                .map(recorded -> new Found(recorded, worksOut.apply(recorded.reading())))),
                read -> {
                    reading = false;
                    // Where it was left meanwhile, or turned to another, nobody wants it any more.
                    if (wanted.filter(moment::isBeside).isPresent()) {
                        found.accept(moment, read);
                    }
                    wanted.filter(next -> !next.equals(moment)).ifPresent(this::read);
                },
                failure -> {
                    reading = false;
                    failed.accept(failure);
                });
    }

    private static Optional<RecordedReading> read(Path file, Instant moment) {
        try (RecordingReader reader = RecordingReader.open(file)) {
            return Optional.of(new RecordedReading(moment, reader.at(moment), reader.gap(moment)));
        }
    }
}

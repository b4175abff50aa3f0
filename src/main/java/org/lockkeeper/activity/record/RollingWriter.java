package org.lockkeeper.activity.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.activity.Reading;

/** Writes one file after the other, an hour each or less where little room is given, and removes what is kept no longer. */
final class RollingWriter implements ReadingSink {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration PRUNE_EVERY = Duration.ofMinutes(5);

    private final RecordingFolder folder;
    private final String environment;
    private final Supplier<RecordingSettings> settings;
    private final Clock clock;
    private @Nullable RecordingWriter writer;
    private Instant first = Instant.EPOCH;
    private Instant pruned;

    RollingWriter(RecordingFolder folder, String environment, Supplier<RecordingSettings> settings, Clock clock) {
        this.folder = folder;
        this.environment = environment;
        this.settings = settings;
        this.clock = clock;
        this.pruned = clock.instant();
    }

    @Override
    public void write(List<Reading> readings) {
        RecordingWriter current = writer;
        Instant at = readings.getFirst().at();
        if (current == null || isFull(current, at)) {
            close();
            current = RecordingWriter.create(
                    folder.file(environment, at), settings.get().queries());
            writer = current;
            first = at;
            prune();
        } else if (Duration.between(pruned, clock.instant()).compareTo(PRUNE_EVERY) >= 0) {
            prune();
        }
        current.write(readings);
    }

    /** Also where the server's clock went back: a file's times go one way. */
    private boolean isFull(RecordingWriter current, Instant at) {
        return at.isBefore(first)
                || at.isAfter(first.plus(LONGEST))
                || bytes(current.path()) >= settings.get().retention().fileBytes();
    }

    private static long bytes(Path file) {
        try {
            Path journal = file.resolveSibling(file.getFileName() + "-wal");
            return Files.size(file) + (Files.exists(journal) ? Files.size(journal) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prune() {
        pruned = clock.instant();
        folder.prune(settings.get().retention(), pruned);
    }

    @Override
    public void close() {
        RecordingWriter current = writer;
        writer = null;
        if (current != null) {
            current.close();
        }
    }
}

package org.lockkeeper.ui.rewind;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.activity.record.Point;
import org.lockkeeper.activity.record.RecordedHour;
import org.lockkeeper.activity.record.Recording;

/**
 * What the strip shows.
 *
 * @param from its left end, by the server's clock
 * @param until its right end: now, or the end of a recording
 * @param points what is recorded, oldest first; some may lie before its left end
 * @param gaps where the connection was lost or the server started anew
 * @param cursor the moment that the page shows; empty where that is now
 * @param file the recording that it is; empty for the hour of the environment in focus
 */
record Strip(
        Instant from,
        Instant until,
        List<Point> points,
        List<Recording.Missing> gaps,
        Optional<Instant> cursor,
        Optional<Path> file) {
    private static final Duration LENGTH = Duration.ofHours(1);

    /** Nothing is known. */
    static final Strip EMPTY =
            new Strip(Instant.EPOCH, Instant.EPOCH, List.of(), List.of(), Optional.empty(), Optional.empty());

    /** The last hour, which ends with the latest of what is known. */
    static Strip of(RecordedHour hour, Optional<Instant> live) {
        Optional<Instant> last = hour.points().isEmpty()
                ? Optional.empty()
                : Optional.of(hour.points().getLast().at());
        Instant until = live.filter(at -> last.filter(at::isBefore).isEmpty())
                .or(() -> last)
                .orElse(Instant.EPOCH);
        return new Strip(until.minus(LENGTH), until, hour.points(), hour.gaps(), Optional.empty(), Optional.empty());
    }

    static Strip of(Path file, Recording recording) {
        return new Strip(
                recording.from(),
                recording.until(),
                recording.points(),
                recording.gaps(),
                Optional.empty(),
                Optional.of(file));
    }

    Strip withCursor(Optional<Instant> moment) {
        return new Strip(from, until, points, gaps, moment, file);
    }

    Duration length() {
        return Duration.between(from, until);
    }

    /** Whether a moment lies within it and what is recorded. */
    boolean holds(Instant moment) {
        return !points.isEmpty()
                && !moment.isBefore(from)
                && !moment.isBefore(points.getFirst().at());
    }

    /** The last reading at or before a moment, or the first where there is none. */
    Optional<Point> pointAt(Instant moment) {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(index(moment)));
    }

    /** The reading so many further on, as far as there is one. */
    Optional<Point> pointFrom(Instant moment, int readings) {
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(points.get(Math.clamp((long) index(moment) + readings, 0, points.size() - 1)));
    }

    private int index(Instant moment) {
        int low = 0;
        int high = points.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).at().isAfter(moment)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    /** The moment with the most that wait; the last where nobody ever does. */
    Optional<Instant> worst() {
        int most = points.stream().mapToInt(Point::waiting).max().orElse(0);
        return most == 0
                ? points.reversed().stream().map(Point::at).findFirst()
                : points.stream()
                        .filter(point -> point.waiting() == most)
                        .map(Point::at)
                        .findFirst();
    }
}

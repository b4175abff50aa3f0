package org.lockkeeper.activity.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lockkeeper.activity.Gap;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.record.Recording.Missing;

/** The last hour of one environment in numbers, kept so that a strip can show it without reading files. */
final class RecentPoints {
    static final Duration LENGTH = Duration.ofHours(1);

    private final List<Point> points = new ArrayList<>();
    private final List<Missing> gaps = new ArrayList<>();

    /** What the files hold of the hour before their last reading. */
    synchronized void load(List<Recording> recordings) {
        recordings.forEach(recording -> {
            points.addAll(recording.points());
            gaps.addAll(recording.gaps());
        });
        points.sort(Comparator.comparing(Point::at));
        trim();
    }

    synchronized void add(List<Reading> readings) {
        for (Reading reading : readings) {
            // It may have been loaded from the file already; and where a clock went back, what lies ahead is of another
            // time.
            points.removeIf(point -> !point.at().isBefore(reading.at()));
            points.add(Point.of(reading));
            reading.gap()
                    .map((Gap gap) -> new Missing(gap.from(), reading.at(), gap.reason(), gap.words()))
                    .filter(missing -> !gaps.contains(missing))
                    .ifPresent(gaps::add);
        }
        trim();
    }

    private void trim() {
        if (!points.isEmpty()) {
            Instant from = points.getLast().at().minus(LENGTH);
            int gone = 0;
            while (points.get(gone).at().isBefore(from)) {
                gone++;
            }
            points.subList(0, gone).clear();
            gaps.removeIf(gap -> gap.until().isBefore(from));
        }
    }

    synchronized RecordedHour hour() {
        return new RecordedHour(points, gaps);
    }
}

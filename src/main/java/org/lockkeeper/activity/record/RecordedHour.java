package org.lockkeeper.activity.record;

import java.util.List;
import org.lockkeeper.activity.record.Recording.Missing;

/**
 * What is recorded of an environment's last hour, in numbers.
 *
 * @param points oldest first; empty where nothing is recorded
 * @param gaps where the connection was lost or the server started anew
 */
public record RecordedHour(List<Point> points, List<Missing> gaps) {
    /** Nothing is recorded. */
    public static final RecordedHour EMPTY = new RecordedHour(List.of(), List.of());

    public RecordedHour {
        points = List.copyOf(points);
        gaps = List.copyOf(gaps);
    }
}

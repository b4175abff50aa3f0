package org.lockkeeper.activity.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Many readings in few stretches of equal length, of each the most that there was: a moment's incident does not vanish in a mean. */
public final class Timeline {
    private Timeline() {}

    /**
     * A stretch in which there was at least one reading.
     *
     * @param from its first reading
     * @param until its last
     * @param most the largest of each number; its time is that of the reading with the most waiting
     */
    public record Stretch(Instant from, Instant until, Point most) {}

    /**
     * @param points oldest first
     * @param most how many stretches there are to be at most; those without a reading are left out
     */
    public static List<Stretch> of(List<Point> points, int most) {
        if (points.isEmpty()) {
            return List.of();
        }
        return of(points, points.getFirst().at(), points.getLast().at(), most);
    }

    /** As {@link #of(List, int)}, for a time that is given. */
    public static List<Stretch> of(List<Point> points, Instant from, Instant until, int most) {
        long length = Math.max(1, Duration.between(from, until).toMillis() / most + 1);
        List<Stretch> stretches = new ArrayList<>();
        List<Point> current = new ArrayList<>();
        long number = 0;
        for (Point point : points) {
            long its = Duration.between(from, point.at()).toMillis() / length;
            if (!current.isEmpty() && its != number) {
                stretches.add(stretch(current));
                current.clear();
            }
            number = its;
            current.add(point);
        }
        if (!current.isEmpty()) {
            stretches.add(stretch(current));
        }
        return stretches;
    }

    private static Stretch stretch(List<Point> points) {
        Point most = points.getFirst();
        for (Point point : points) {
            most = new Point(
                    point.waiting() > most.waiting() ? point.at() : most.at(),
                    Math.max(most.sessions(), point.sessions()),
                    Math.max(most.active(), point.active()),
                    Math.max(most.waiting(), point.waiting()),
                    Math.max(most.idleInTransaction(), point.idleInTransaction()),
                    most.longestWait().compareTo(point.longestWait()) >= 0 ? most.longestWait() : point.longestWait());
        }
        return new Stretch(points.getFirst().at(), points.getLast().at(), most);
    }
}

package org.lockkeeper.activity.record;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.lockkeeper.activity.Gap;

/**
 * What a recording's file says of itself and of its time.
 *
 * @param environment the profile's name
 * @param server the server's version and database, in words
 * @param queries how much of the statements it keeps
 * @param points its readings in numbers, oldest first; never empty
 * @param gaps where something is missing
 * @param cut whether the file ends before its recording did
 */
public record Recording(
        String environment, String server, QueryTexts queries, List<Point> points, List<Missing> gaps, boolean cut) {
    public Recording {
        points = List.copyOf(points);
        gaps = List.copyOf(gaps);
    }

    /**
     * A stretch of which nothing is known.
     *
     * @param until the first reading after it
     */
    public record Missing(Instant from, Instant until, Gap.Reason reason, String words) {}

    public Instant from() {
        return points.getFirst().at();
    }

    public Instant until() {
        return points.getLast().at();
    }

    public Duration length() {
        return Duration.between(from(), until());
    }

    /** The keys of {@code about}. */
    static final String ENVIRONMENT = "environment";

    static final String SERVER = "server";
    static final String QUERIES = "queries";

    static String value(Map<String, String> about, String key) {
        return about.getOrDefault(key, "");
    }
}

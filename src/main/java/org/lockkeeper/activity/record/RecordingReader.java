package org.lockkeeper.activity.record;

import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.lockkeeper.activity.Gap;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.record.Recording.Missing;
import org.lockkeeper.db.sqlite.DamagedFileException;
import org.lockkeeper.db.sqlite.SqliteFile;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a recording back, finished or not, whole or cut off. Used by one thread at a time. */
public final class RecordingReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingReader.class);

    private final SqliteFile file;
    private final Recording recording;
    private final List<Row> rows;
    private final NavigableMap<Integer, List<String>> words = new TreeMap<>();

    private RecordingReader(SqliteFile file) {
        this.file = file;
        Map<String, String> about = new HashMap<>();
        file.queryWhatIsThere(RecordingStatement.ABOUT, row -> about.put(row.text(1), row.text(2)));
        List<Row> found = new ArrayList<>(file.queryWhatIsThere(
                RecordingStatement.POINTS,
                row -> new Row(
                        (int) row.number(1),
                        row.number(3) == 1,
                        new Point(
                                In.instant(row.number(2)),
                                (int) row.number(4),
                                (int) row.number(5),
                                (int) row.number(6),
                                (int) row.number(7),
                                Duration.ofMillis(row.number(8))))));
        if (file.isCut()) {
            found.subList(readable(found), found.size()).clear();
        }
        if (found.isEmpty()) {
            throw new LockkeeperException(
                    "LK-REC-EMPTY",
                    ExitCode.ATTENTION,
                    "%s holds no reading%s."
                            .formatted(file.file(), file.isCut() ? ": it was cut off before the first" : " yet"));
        }
        this.rows = List.copyOf(found);
        this.recording = new Recording(
                Recording.value(about, Recording.ENVIRONMENT),
                Recording.value(about, Recording.SERVER),
                QueryTexts.of(Recording.value(about, Recording.QUERIES)).orElse(QueryTexts.FULL),
                rows.stream().map(Row::point).toList(),
                file.queryWhatIsThere(
                        RecordingStatement.GAPS,
                        row -> new Missing(
                                In.instant(row.number(1)),
                                In.instant(row.number(2)),
                                Gap.Reason.valueOf(row.text(3)),
                                row.text(4))),
                file.isCut());
    }

    private record Row(int id, boolean whole, Point point) {}

    /**
     * Opens one.
     *
     * @throws LockkeeperException if it is no recording, a newer version's, or without a single reading
     */
    public static RecordingReader open(Path path) {
        SqliteFile file = SqliteFile.read(path, RecordingStatement.KIND);
        boolean opened = false;
        try {
            RecordingReader reader = new RecordingReader(file);
            opened = true;
            return reader;
        } catch (IllegalArgumentException e) {
            throw new LockkeeperException(
                    "LK-REC-DAMAGED",
                    ExitCode.ATTENTION,
                    "%s is damaged: what it says of itself cannot be read.".formatted(path),
                    e);
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    /** How many of the readings can be had from a file that was cut: those at the beginning. */
    private int readable(List<Row> all) {
        int there = first(all.size(), count -> isWhole(all.get(count - 1).id()));
        // Texts stand in a table of their own, whose beginning can lie behind them all in a short file.
        return there == 0 || canBeHad(all, there) ? there : first(there, count -> canBeHad(all, count));
    }

    /** The largest count that is good, where those are that are smaller too. */
    private static int first(int most, IntPredicate isGood) {
        int good = 0;
        int bad = most + 1;
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            if (isGood.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    /** Where its last page is missing, SQLite gives zeros for it. */
    private boolean isWhole(int id) {
        List<byte[]> bodies = file.queryWhatIsThere(RecordingStatement.BODIES, row -> row.bytes(2), id, id);
        try {
            bodies.forEach(Zlib::inflate);
            return !bodies.isEmpty();
        } catch (IllegalArgumentException e) {
            LOG.debug("the frame {} of {} is cut off", id, file.file(), e);
            return false;
        }
    }

    private boolean canBeHad(List<Row> all, int count) {
        try {
            frames(all, count - 1);
            return true;
        } catch (DamagedFileException | IllegalArgumentException | BufferUnderflowException e) {
            LOG.debug("the reading {} of {} is cut off", count, file.file(), e);
            return false;
        }
    }

    /** The frames from the last whole one to that of a reading. */
    private FrameReader frames(List<Row> all, int index) {
        int first = index;
        while (first > 0 && !all.get(first).whole()) {
            first--;
        }
        // Behind the last of them the file may be cut off, which SQLite comes upon when it looks for more.
        List<byte[]> bodies = file.queryWhatIsThere(
                RecordingStatement.BODIES,
                row -> row.bytes(2),
                all.get(first).id(),
                all.get(index).id());
        if (bodies.size() <= index - first) {
            throw new IllegalArgumentException("frame " + (first + bodies.size()) + " is missing");
        }
        FrameReader frames = new FrameReader(this::word);
        for (int i = first; i <= index; i++) {
            frames.apply(Zlib.inflate(bodies.get(i - first)), all.get(i).point().at());
        }
        return frames;
    }

    public Recording recording() {
        return recording;
    }

    /**
     * What was at a moment: the last reading at or before it.
     *
     * @throws LockkeeperException if the moment lies outside the recording
     */
    public Reading at(Instant moment) {
        // A little tolerance: a person who types a second means all of it.
        if (moment.plusSeconds(1).isBefore(recording.from())
                || moment.isAfter(recording.until().plusSeconds(1))) {
            throw new LockkeeperException(
                    "LK-REC-TIME",
                    ExitCode.USAGE,
                    "The recording goes from %s to %s; %s is outside. Pass a time in between."
                            .formatted(recording.from(), recording.until(), moment));
        }
        int index = 0;
        List<Point> points = recording.points();
        for (int i = 0; i < points.size(); i++) {
            if (!points.get(i).at().isAfter(moment)) {
                index = i;
            }
        }
        return reading(index);
    }

    /** The last reading at or before a moment and the first behind it, those that are no farther away than that. */
    List<Reading> around(Instant moment, Duration farthest) {
        List<Point> points = recording.points();
        int behind = 0;
        while (behind < points.size() && !points.get(behind).at().isAfter(moment)) {
            behind++;
        }
        List<Reading> near = new ArrayList<>();
        for (int i = Math.max(0, behind - 1); i <= Math.min(behind, points.size() - 1); i++) {
            Duration away = Duration.between(points.get(i).at(), moment).abs();
            if (away.compareTo(farthest) <= 0) {
                near.add(reading(i));
            }
        }
        return near;
    }

    /**
     * One of the readings.
     *
     * @param index its place among the points
     */
    public Reading reading(int index) {
        try {
            return frames(rows, index)
                    .reading(recording.environment(), rows.get(index).point().at());
        } catch (DamagedFileException e) {
            throw e;
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new LockkeeperException(
                    "LK-REC-DAMAGED",
                    ExitCode.ATTENTION,
                    "%s is damaged at %s; other moments may be readable."
                            .formatted(
                                    file.file(), recording.points().get(index).at()),
                    e);
        }
    }

    /** The gap that a moment lies in; empty where it lies in none. */
    public Optional<Missing> gap(Instant moment) {
        return recording.gaps().stream()
                .filter(gap -> moment.isAfter(gap.from()) && moment.isBefore(gap.until()))
                .findFirst();
    }

    private String word(int number) {
        Map.Entry<Integer, List<String>> known = words.floorEntry(number);
        if (known == null || number - known.getKey() >= known.getValue().size()) {
            file.query(
                    RecordingStatement.WORDS,
                    row -> words.put((int) row.number(1), new In(Zlib.inflate(row.bytes(2))).list(In::text)),
                    number);
            known = words.floorEntry(number);
        }
        if (known == null || number - known.getKey() >= known.getValue().size()) {
            throw new IllegalArgumentException("text " + number + " is missing");
        }
        return known.getValue().get(number - known.getKey());
    }

    @Override
    public void close() {
        file.close();
    }
}

package org.lockkeeper.migration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.Row;

/** Reads pulses on a connection of its own, which it keeps; used by one thread. */
final class PulseReader implements AutoCloseable {
    private final Database database;
    private @Nullable ReadSession session;

    PulseReader(Database database) {
        this.database = database;
    }

    /**
     * One look.
     *
     * @param backends the pids of the run's own connections
     * @return empty where none of them is at work
     * @throws DbException if it cannot be read; the next call connects anew
     */
    Optional<RunPulse> read(String migration, Collection<Long> backends) {
        String pids = backends.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        try {
            if (session == null) {
                session = database.read();
            }
            return pulse(migration, session.query(ReadQuery.RUN_PULSE, Line::of, pids));
        } catch (DbException e) {
            close();
            throw e;
        }
    }

    private static Optional<RunPulse> pulse(String migration, List<Line> lines) {
        Optional<Line> own =
                lines.stream().filter(line -> line.part.equals("own")).min(Comparator.comparing(Line::idle));
        List<RunPulse.Blocker> blockers = new ArrayList<>();
        int queued = 0;
        Duration longest = Duration.ZERO;
        for (Line line : lines) {
            switch (line.part) {
                case "blocker" -> blockers.add(line.blocker);
                case "queue" -> {
                    queued = line.queued;
                    longest = line.age.orElse(Duration.ZERO);
                }
                default -> {
                    // The run's own line was found above.
                }
            }
        }
        int all = queued;
        Duration wait = longest;
        return own.map(
                line -> new RunPulse(migration, line.age.orElse(Duration.ZERO), line.waiting, blockers, all, wait));
    }

    @Override
    public void close() {
        ReadSession open = session;
        session = null;
        if (open != null) {
            try {
                open.close();
            } catch (DbException e) {
                org.slf4j.LoggerFactory.getLogger(PulseReader.class).debug("giving the connection back", e);
            }
        }
    }

    private record Line(
            String part,
            RunPulse.Blocker blocker,
            Optional<RunPulse.Wait> waiting,
            Optional<Duration> age,
            int queued) {
        /** An engine may have a second connection that only keeps its lock. */
        boolean idle() {
            return !blocker.state().equals("active");
        }

        static Line of(Row row) {
            Optional<Duration> age = row.optionalNumber("age_ms").map(Duration::ofMillis);
            return new Line(
                    row.text("part"),
                    new RunPulse.Blocker(
                            row.number("pid"),
                            row.optionalInstant("backend_start"),
                            row.text("role"),
                            row.text("application"),
                            row.text("state"),
                            age,
                            row.text("query")),
                    row.optionalText("wait_event")
                            .filter(event -> !event.isEmpty())
                            .map(event -> new RunPulse.Wait(event, row.optionalInstant("since"))),
                    age,
                    (int) row.number("queued"));
        }
    }
}

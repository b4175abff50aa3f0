package org.lockkeeper.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.db.Database;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.Heartbeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one poller of an environment. */
final class SharedPoller implements Poller, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedPoller.class);

    private final Database database;
    private final List<Listening> listening = new CopyOnWriteArrayList<>();
    private @Nullable Heartbeat heartbeat;
    private @Nullable Run run;

    SharedPoller(Database database) {
        this.database = database;
    }

    @Override
    public synchronized Subscription subscribe(Duration interval, ActivityListener listener) {
        Listening one = new Listening(interval, listener);
        listening.add(one);
        if (heartbeat == null) {
            Run started = new Run(new ActivityReader(database));
            run = started;
            heartbeat = Heartbeat.start(
                    "activity of " + database.profile().name(), started::pause, started::beat, started::end);
        }
        return () -> leave(one);
    }

    /**
     * The whole statement of one backend, over the connection that is kept open: a server that has none left for others still answers.
     * Where nobody listens it takes one of its own.
     *
     * @return empty where the backend has ended
     */
    Optional<String> query(int pid, Instant backendStart) {
        Run now = running();
        if (now != null) {
            synchronized (now) {
                if (!now.ended) {
                    return now.reader.query(pid, backendStart);
                }
            }
        }
        try (ActivityReader own = new ActivityReader(database)) {
            return own.query(pid, backendStart);
        }
    }

    private synchronized @Nullable Run running() {
        return run;
    }

    private synchronized void leave(Listening one) {
        listening.remove(one);
        if (listening.isEmpty() && heartbeat != null) {
            heartbeat.stop();
            heartbeat = null;
            run = null;
        }
    }

    private Duration wanted() {
        return listening.stream()
                .map(Listening::interval)
                .min(Comparator.naturalOrder())
                .orElse(PaceKeeper.SLOWEST);
    }

    @Override
    public synchronized void close() {
        listening.clear();
        if (heartbeat != null) {
            heartbeat.close();
            heartbeat = null;
            run = null;
        }
    }

    private record Listening(Duration interval, ActivityListener listener) {}

    /** From the first listener to the last. Its reader is used under its lock: by its own thread, and by those who ask for a statement. */
    private final class Run {
        private final ActivityReader reader;
        private final PaceKeeper pace = new PaceKeeper();
        private boolean ended;

        Run(ActivityReader reader) {
            this.reader = reader;
        }

        Duration pause() {
            return pace.pause();
        }

        @SuppressWarnings("CatchingUnchecked") // a defect in one reading must not end all that follow
        void beat() {
            Duration wanted = wanted();
            try {
                Reading reading = read();
                Pace now = pace.read(wanted, reading.took());
                tellAll(listener -> listener.reading(reading, now));
            } catch (LockkeeperException e) {
                LOG.debug("a reading of {} failed", database.profile().name(), e);
                Pace now = pace.failed(wanted);
                tellAll(listener -> listener.failed(e, now));
            } catch (RuntimeException e) {
                LOG.error("reading the activity of {}", database.profile().name(), e);
                Pace now = pace.failed(wanted);
                tellAll(listener -> listener.failed(defect(e), now));
            }
        }

        /** What was shown last must not stand there as if it were so still. */
        private LockkeeperException defect(RuntimeException e) {
            return new LockkeeperException(
                    "LK-DEFECT",
                    ExitCode.DEFECT,
                    "Reading the activity of %s failed in Lockkeeper itself (%s): nothing that is shown is newer than this. Please report it with the log."
                            .formatted(database.profile().name(), e.getClass().getSimpleName()),
                    e);
        }

        private synchronized Reading read() {
            return reader.read();
        }

        private synchronized void end() {
            ended = true;
            reader.close();
        }

        @SuppressWarnings("CatchingUnchecked") // what one fails at is not the others' loss
        private void tellAll(Consumer<ActivityListener> what) {
            for (Listening one : listening) {
                try {
                    what.accept(one.listener);
                } catch (RuntimeException e) {
                    LOG.error(
                            "telling of the activity of {}", database.profile().name(), e);
                }
            }
        }
    }
}

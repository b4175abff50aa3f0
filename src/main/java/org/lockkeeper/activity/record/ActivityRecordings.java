package org.lockkeeper.activity.record;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lockkeeper.activity.Poller;
import org.lockkeeper.error.LockkeeperException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the environments of a workspace while its window is open, and gives any moment of it back. What reads or writes files is for a
 * job's thread.
 */
public final class ActivityRecordings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ActivityRecordings.class);

    private final Function<String, Poller> pollers;
    private final RecordingFolder folder;
    private final Clock clock;
    private final Map<String, EnvironmentRecording> environments = new ConcurrentHashMap<>();
    private final Map<String, RecentPoints> recent = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile RecordingSettings settings = new RecordingSettings(false, QueryTexts.FULL, Retention.USUAL);
    private boolean closed;

    /** @param pollers the one poller of an environment */
    public ActivityRecordings(Function<String, Poller> pollers, RecordingFolder folder, Clock clock) {
        this.pollers = pollers;
        this.folder = folder;
        this.clock = clock;
    }

    /** Hears, in some thread, the name of an environment of which there is something new. */
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    private void changed(String environment) {
        listeners.forEach(listener -> listener.accept(environment));
    }

    /** Sets how it is recorded from now on, and removes what is kept no longer. Nothing is recorded before the first call. */
    public void configure(RecordingSettings wanted) {
        use(wanted);
        folder.prune(wanted.retention(), clock.instant());
        environments.keySet().forEach(this::changed);
    }

    private synchronized void use(RecordingSettings wanted) {
        boolean anew = wanted.on() != settings.on() || wanted.queries() != settings.queries();
        settings = wanted;
        if (anew) {
            environments.values().forEach(EnvironmentRecording::stop);
            if (wanted.on() && !closed) {
                environments.values().forEach(EnvironmentRecording::start);
            }
        }
    }

    public RecordingSettings settings() {
        return settings;
    }

    /** Records an environment from now on, whenever recording is switched on. Nothing happens where it is recorded already. */
    public void record(String environment) {
        // Asked with each reading, in the toolkit's thread: it does not wait for whoever switches.
        if (!environments.containsKey(environment)) {
            begin(environment);
        }
    }

    private synchronized void begin(String environment) {
        if (!closed && !environments.containsKey(environment)) {
            EnvironmentRecording one = new EnvironmentRecording(
                    pollers.apply(environment),
                    () -> new RollingWriter(folder, environment, this::settings, clock),
                    readings -> {
                        points(environment).add(readings);
                        changed(environment);
                    },
                    () -> changed(environment));
            environments.put(environment, one);
            if (settings.on()) {
                one.start();
            }
        }
    }

    public RecordingState state(String environment) {
        if (!settings.on()) {
            return new RecordingState.Off();
        }
        EnvironmentRecording one = environments.get(environment);
        return one == null ? new RecordingState.Waiting() : one.state();
    }

    /** What is recorded of an environment's last hour, what earlier windows recorded included. */
    public RecordedHour hour(String environment) {
        return points(environment).hour();
    }

    private RecentPoints points(String environment) {
        return recent.computeIfAbsent(environment, _ -> {
            RecentPoints points = new RecentPoints();
            points.load(earlier(environment));
            return points;
        });
    }

    /** The newest files, as many as an hour takes; what is damaged is left out. */
    private List<Recording> earlier(String environment) {
        List<Recording> recordings = new ArrayList<>();
        Optional<Instant> last = Optional.empty();
        for (Path file : folder.files(environment).reversed()) {
            if (last.filter(at -> RecordingFolder.first(file).isBefore(at.minus(RecentPoints.LENGTH.multipliedBy(2))))
                    .isPresent()) {
                break;
            }
            try (RecordingReader reader = RecordingReader.open(file)) {
                recordings.addFirst(reader.recording());
                last = last.or(() -> Optional.of(reader.recording().until()));
            } catch (LockkeeperException e) {
                LOG.info("the recording {} is left out of the last hour", file, e);
            }
        }
        return recordings;
    }

    /**
     * What is recorded of a moment: the last reading at or before it.
     *
     * @param moment by the server's clock
     * @return empty where nothing is recorded of then or before
     * @throws LockkeeperException if the file is damaged there
     */
    public Optional<RecordedReading> at(String environment, Instant moment) {
        // The name is cut to milliseconds, so no file of the moment is passed over.
        for (Path file : folder.files(environment).reversed()) {
            if (!RecordingFolder.first(file).isAfter(moment)) {
                try (RecordingReader reader = RecordingReader.open(file)) {
                    Instant until = reader.recording().until();
                    return Optional.of(new RecordedReading(
                            moment, reader.at(moment.isAfter(until) ? until : moment), reader.gap(moment)));
                } catch (LockkeeperException e) {
                    // One that was made and holds nothing yet: the one before it is asked.
                    if (!e.code().equals("LK-REC-EMPTY")) {
                        throw e;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /**
     * What is recorded shortly around a moment: the last reading at or before it and the first behind it, each no farther away than
     * {@link RecordedReading#LONGEST_PAUSE}.
     *
     * @param moment by the server's clock
     * @return oldest first; empty where nothing was recorded then
     * @throws LockkeeperException if a file is damaged there
     */
    public List<NearReading> around(String environment, Instant moment) {
        List<NearReading> near = new ArrayList<>();
        for (Path file : folder.files(environment).reversed()) {
            if (RecordingFolder.first(file).isAfter(moment.plus(RecordedReading.LONGEST_PAUSE))) {
                continue;
            }
            boolean before = false;
            try (RecordingReader reader = RecordingReader.open(file)) {
                before = !reader.recording().from().isAfter(moment);
                near.addAll(
                        0,
                        reader.around(moment, RecordedReading.LONGEST_PAUSE).stream()
                                .map(reading -> new NearReading(file, reading))
                                .toList());
            } catch (LockkeeperException e) {
                if (!e.code().equals("LK-REC-EMPTY")) {
                    throw e;
                }
            }
            if (before) {
                break;
            }
        }
        return near;
    }

    /** Writes what was heard, and records no more. */
    @Override
    public synchronized void close() {
        closed = true;
        environments.values().forEach(EnvironmentRecording::stop);
        listeners.clear();
    }
}

package org.lockkeeper.activity.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.lockkeeper.activity.ActivityListener;
import org.lockkeeper.activity.Pace;
import org.lockkeeper.activity.Poller;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.Heartbeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a poller reads, in a thread of its own: a disk that is slow holds up neither the poller nor the server. */
public final class Recorder implements ActivityListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    /** What is heard in between is written together. */
    private static final Duration WRITE_EVERY = Duration.ofSeconds(1);

    /** Readings that wait for the disk; what does not fit is left out. */
    private static final int ROOM = 60;

    private final BlockingQueue<Reading> heard = new ArrayBlockingQueue<>(ROOM);
    private final ReadingSink sink;
    private final Consumer<LockkeeperException> failed;
    private final Poller.Subscription subscription;
    private final Heartbeat heartbeat;
    private volatile boolean broken;

    private Recorder(Poller poller, Duration interval, ReadingSink sink, Consumer<LockkeeperException> failed) {
        this.sink = sink;
        this.failed = failed;
        this.heartbeat = Heartbeat.start("recording", WRITE_EVERY, this::drain, () -> {});
        this.subscription = poller.subscribe(interval, this);
    }

    /**
     * Starts one.
     *
     * @param sink closed with it
     * @param failed hears, in a thread of its own, of a reading that failed (recording goes on) and of a sink that takes no more (it
     *     does not)
     */
    public static Recorder start(
            Poller poller, Duration interval, ReadingSink sink, Consumer<LockkeeperException> failed) {
        return new Recorder(poller, interval, sink, failed);
    }

    @Override
    public void reading(Reading reading, Pace pace) {
        if (!broken && !heard.offer(reading)) {
            LOG.warn("the disk is too slow for the recording: the reading of {} is left out", reading.at());
        }
    }

    @Override
    public void failed(LockkeeperException why, Pace pace) {
        failed.accept(why);
    }

    /** Whether the sink takes no more. */
    public boolean isBroken() {
        return broken;
    }

    private synchronized void drain() {
        List<Reading> readings = new ArrayList<>();
        heard.drainTo(readings);
        if (readings.isEmpty() || broken) {
            return;
        }
        try {
            sink.write(readings);
        } catch (LockkeeperException e) {
            broken = true;
            failed.accept(e);
        } catch (RuntimeException e) {
            broken = true;
            LOG.error("a defect in recording", e);
            failed.accept(new LockkeeperException(
                    "LK-REC-DEFECT",
                    ExitCode.DEFECT,
                    "The recording ended by a defect of Lockkeeper (%s); the log has the details.".formatted(e),
                    e));
        }
    }

    /** Writes what was heard and closes the sink. */
    @Override
    public void close() {
        subscription.close();
        heartbeat.close();
        drain();
        synchronized (this) {
            sink.close();
        }
    }
}

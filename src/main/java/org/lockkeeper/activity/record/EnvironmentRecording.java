package org.lockkeeper.activity.record;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.activity.Poller;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.error.LockkeeperException;

/** The recording of one environment, switched on and off. */
final class EnvironmentRecording {
    /** Beside a page that shows it the readings come more often, and all of them are kept. */
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Poller poller;
    private final Supplier<ReadingSink> sinks;
    private final Consumer<List<Reading>> written;
    private final Runnable changed;
    private volatile RecordingState state = new RecordingState.Off();
    private @Nullable Recorder recorder;

    /**
     * @param sinks makes a sink for each time that it is switched on
     * @param written hears what is in the file
     * @param changed hears that the state has
     */
    EnvironmentRecording(
            Poller poller, Supplier<ReadingSink> sinks, Consumer<List<Reading>> written, Runnable changed) {
        this.poller = poller;
        this.sinks = sinks;
        this.written = written;
        this.changed = changed;
    }

    RecordingState state() {
        return state;
    }

    synchronized void start() {
        if (recorder == null) {
            state = new RecordingState.Waiting();
            recorder = Recorder.start(poller, INTERVAL, new Telling(sinks.get()), this::failed);
        }
    }

    synchronized void stop() {
        if (recorder != null) {
            recorder.close();
            recorder = null;
        }
        state = new RecordingState.Off();
    }

    /** A reading that failed leaves a gap, which the next one tells of; only a file that takes no more ends the recording. */
    private void failed(LockkeeperException why) {
        if (why.code().startsWith("LK-REC")) {
            state = new RecordingState.Broken(why.sentence());
            changed.run();
        }
    }

    /** Tells of what was written, after it was. */
    private final class Telling implements ReadingSink {
        private final ReadingSink sink;

        Telling(ReadingSink sink) {
            this.sink = sink;
        }

        @Override
        public void write(List<Reading> readings) {
            sink.write(readings);
            state = new RecordingState.Running(readings.getLast().at());
            written.accept(readings);
        }

        @Override
        public void close() {
            sink.close();
        }
    }
}

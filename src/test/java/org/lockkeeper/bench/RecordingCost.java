package org.lockkeeper.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.record.MadeUpReadings;
import org.lockkeeper.activity.record.QueryTexts;
import org.lockkeeper.activity.record.RecordingReader;
import org.lockkeeper.activity.record.RecordingWriter;

/**
 * What an hour of a busy server with 1,000 sessions costs to keep: a tenth of them changes each second, statements that differ included.
 *
 * @param percentOfCore processor time for one second's reading, of that second
 * @param seekMillis to open the file and read its last moment, the median
 */
record RecordingCost(double megabytes, double percentOfCore, double seekMillis) {
    private static final int SESSIONS = 1_000;
    private static final int SECONDS = 3_600;

    /** So many are made before the clock starts, so that only the writing is measured. */
    private static final int BATCH = 60;

    static RecordingCost measure(Path file) throws Exception {
        MadeUpReadings made = new MadeUpReadings(1, SESSIONS);
        var threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        try (RecordingWriter writer = RecordingWriter.create(file, QueryTexts.FULL)) {
            for (int i = 0; i < SECONDS / BATCH; i++) {
                List<Reading> readings = new ArrayList<>();
                for (int j = 0; j < BATCH; j++) {
                    readings.add(made.next());
                }
                long start = threads.getCurrentThreadCpuTime();
                readings.forEach(reading -> writer.write(List.of(reading)));
                // The first minute warms the machine up.
                nanos += i == 0 ? 0 : threads.getCurrentThreadCpuTime() - start;
            }
        }
        double seek = Timing.median(2, 9, () -> {
            try (RecordingReader reader = RecordingReader.open(file)) {
                return reader.at(reader.recording().until());
            }
        });
        double percent = nanos / 1e9 / (SECONDS - BATCH) * 100;
        return new RecordingCost(Files.size(file) / 1e6, percent, seek);
    }
}

package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that opens a window and writes the moment of its first frame into a marker file. */
final class WindowProcess implements AutoCloseable {
    /** The system property that names the marker. */
    static final String MARKER = "lockkeeper.startup.marker";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final double startMillis;

    private WindowProcess(Process process, double startMillis) {
        this.process = process;
        this.startMillis = startMillis;
    }

    /**
     * Starts the command and waits for its first frame.
     *
     * @param marker the file that it writes; removed first
     */
    static WindowProcess open(List<String> command, Map<String, String> environment, Path marker, Path log)
            throws IOException, InterruptedException {
        Files.deleteIfExists(marker);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        long start = System.currentTimeMillis();
        Process process = builder.start();
        long firstFrame = await(process, marker, log);
        return new WindowProcess(process, firstFrame - start);
    }

    private static long await(Process process, Path marker, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            String text = Files.exists(marker) ? Files.readString(marker).strip() : "";
            // Thirteen digits: the file may be seen before all of them are written.
            if (text.length() >= 13) {
                return Long.parseLong(text);
            }
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        process.destroyForcibly();
        throw new IOException("the window did not open; its output:\n" + Files.readString(log));
    }

    /** Milliseconds from the process's start to its first frame. */
    double startMillis() {
        return startMillis;
    }

    long pid() {
        return process.pid();
    }

    /** Resident size in MB (10^6 bytes), as Linux tells it. */
    double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024 / 1e6;
            }
        }
        throw new IOException("no VmRSS of process " + pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

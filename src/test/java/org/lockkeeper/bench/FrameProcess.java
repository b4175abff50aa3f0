package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process with a window on a virtual display, started with the window's own options for Java, that counts its frames. */
final class FrameProcess {
    private static final int PATIENCE_MINUTES = 5;

    private FrameProcess() {}

    /**
     * Runs it.
     *
     * @param home of the product in it
     * @param main told the arguments, and behind them the file for what it saw
     * @return what it saw; empty where Xvfb is not installed
     */
    static Optional<Frames> run(Path folder, Path home, String main, String... arguments)
            throws IOException, InterruptedException {
        Optional<VirtualDisplay> display = VirtualDisplay.open();
        if (display.isEmpty()) {
            return Optional.empty();
        }
        Path seen = folder.resolve("frames");
        Files.deleteIfExists(seen);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + Path.of("packaging", "window.options").toAbsolutePath());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dlockkeeper.home=" + home,
                "-D" + WindowProcess.MARKER + "=" + folder.resolve("shown"),
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(List.of(arguments));
        command.add(seen.toString());
        Path log = folder.resolve("frames.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("DISPLAY", display.get().name());
        try (VirtualDisplay _ = display.get()) {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || !Files.exists(seen)) {
                process.destroyForcibly();
                throw new IOException("the window's process counted no frames; its output:\n" + Files.readString(log));
            }
        }
        return Optional.of(Frames.parse(Files.readAllLines(seen)));
    }

    /**
     * What it saw.
     *
     * @param over33 how many of the frames came more than 33 ms after the one before, in percent
     * @param p99 99th percentile of the time from one frame to the next, in milliseconds
     * @param longest99 99th percentile of the longest such time of each second
     * @param longest50 its median
     */
    record Frames(double over33, double p99, double longest99, double longest50) {
        private static Frames parse(List<String> lines) {
            return new Frames(
                    value(lines, "over33"), value(lines, "p99"), value(lines, "second99"), value(lines, "second50"));
        }

        private static double value(List<String> lines, String name) {
            return lines.stream()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                    .findFirst()
                    .orElseThrow();
        }
    }
}

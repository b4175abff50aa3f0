package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the window keeps: objects with a large matrix open, and the process's resident size with the sandbox's workspace. */
final class MemoryBench implements Bench {
    private static final int COUNT = 5_000;

    /** How long the window is left alone until it counts as at rest. */
    private static final Duration REST = Duration.ofSeconds(15);

    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)$", Pattern.MULTILINE);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Report run(Path folder) throws Exception {
        Optional<VirtualDisplay> display = VirtualDisplay.open();
        if (display.isEmpty()) {
            return Report.skipped(name(), "Xvfb is not installed; the windows open on its display");
        }
        try (VirtualDisplay open = display.get()) {
            return Report.of(
                    name(),
                    List.of(
                            Figure.absolute(
                                    "heap after a full collection, 3 × 5,000 matrix open",
                                    heap(folder, open),
                                    "MB",
                                    120),
                            Figure.absolute(
                                    "resident size at rest, sandbox workspace", resident(folder, open), "MB", 300)));
        }
    }

    private static double heap(Path folder, VirtualDisplay display) throws Exception {
        Path migrations = GeneratedMigrations.prisma(folder.resolve("prisma"), COUNT);
        BenchDatabases databases = BenchDatabases.prisma(migrations);
        Dist dist = Dist.built(folder.resolve("large-home"));
        try (BenchProject project = new BenchProject(databases)) {
            BenchSandbox.remember(dist, project.writeFile());
        }
        try (WindowProcess window = BenchSandbox.window(dist, display, folder, Map.of())) {
            Thread.sleep(REST);
            return histogramTotal(window.pid()) / 1e6;
        }
    }

    private static double resident(Path folder, VirtualDisplay display) throws Exception {
        try (BenchSandbox sandbox = BenchSandbox.start(folder);
                WindowProcess window = sandbox.window(display, Map.of())) {
            Thread.sleep(REST);
            return window.residentMegabytes();
        }
    }

    /** Bytes of the objects that are left after the full collection that this command makes. */
    private static long histogramTotal(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "GC.class_histogram")
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        jcmd.waitFor();
        Matcher total = TOTAL.matcher(output);
        if (!total.find()) {
            throw new IOException("jcmd told no total: " + output);
        }
        return Long.parseLong(total.group(1));
    }
}

package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From process start to the first painted window of the sandbox's workspace, against a bare JavaFX window; both with a start cache. */
final class StartupBench implements Bench {
    private static final int RUNS = 9;

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public Report run(Path folder) throws Exception {
        Optional<VirtualDisplay> display = VirtualDisplay.open();
        if (display.isEmpty()) {
            return Report.skipped(name(), "Xvfb is not installed; the windows open on its display");
        }
        try (VirtualDisplay open = display.get();
                BenchSandbox sandbox = BenchSandbox.start(folder)) {
            BareApplication bare = BareApplication.build(folder, open);
            double[] ours = new double[RUNS];
            double[] theirs = new double[RUNS];
            // One of each to fill the system's file cache, then in turn: what else the machine does hits both.
            product(sandbox, open);
            bare.start();
            for (int i = 0; i < RUNS; i++) {
                theirs[i] = bare.start();
                ours[i] = product(sandbox, open);
            }
            return Report.of(
                    name(),
                    List.of(Figure.relative(
                            "process start to first painted window, against a bare window",
                            Timing.median(ours),
                            "ms",
                            Timing.median(theirs),
                            1.5)));
        }
    }

    private static double product(BenchSandbox sandbox, VirtualDisplay display)
            throws IOException, InterruptedException {
        try (WindowProcess window = sandbox.window(display, Map.of())) {
            return window.startMillis();
        }
    }

    /** The bare window as an application of its own: a jar, JavaFX's jars beside it, and a start cache. */
    private record BareApplication(List<String> command, Path folder, VirtualDisplay display) {
        private static final List<String> LIBRARIES = List.of("javafx-base", "javafx-graphics", "javafx-controls");

        static BareApplication build(Path folder, VirtualDisplay display) throws IOException, InterruptedException {
            Path home = Files.createDirectories(folder.resolve("bare"));
            StringBuilder classPath = new StringBuilder();
            for (String library : LIBRARIES) {
                try (var jars =
                        Files.newDirectoryStream(Dist.built(home).folder().resolve("lib"), library + "-*.jar")) {
                    for (Path jar : jars) {
                        Files.copy(jar, home.resolve(jar.getFileName()));
                        classPath.append(' ').append(jar.getFileName());
                    }
                }
            }
            Path jar = home.resolve("bare.jar");
            BareJar.write(jar, classPath.toString().strip());
            Path options = Dist.built(home).folder().resolve("lib/window.options");
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Path cache = home.resolve("bare.aot");
            List<String> start =
                    List.of(java, "@" + options, "-D" + WindowProcess.MARKER + "=" + home.resolve("marker"));
            List<String> end = List.of("-jar", jar.toString());
            new BareApplication(join(start, List.of("-XX:AOTCacheOutput=" + cache), end), home, display).start();
            if (!Files.exists(cache)) {
                throw new IOException(
                        "the bare window's start cache was not made: " + Files.readString(home.resolve("log")));
            }
            return new BareApplication(join(start, List.of("-XX:AOTCache=" + cache), end), home, display);
        }

        private static List<String> join(List<String> start, List<String> cache, List<String> end) {
            return java.util.stream.Stream.of(start, cache, end)
                    .flatMap(List::stream)
                    .toList();
        }

        double start() throws IOException, InterruptedException {
            try (WindowProcess window = WindowProcess.open(
                    command, Map.of("DISPLAY", display.name()), folder.resolve("marker"), folder.resolve("log"))) {
                return window.startMillis();
            }
        }
    }
}

package org.lockkeeper.bench;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.bench.frames.LogFrames;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogFilter;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.LogView;
import org.lockkeeper.logs.TextQuery;
import org.lockkeeper.logs.finding.Findings;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Parallel;
import org.lockkeeper.task.Progress;

/** Opening, indexing and searching a generated server log of 1 GB, with wc and grep as references, and one of 10 GB. */
final class LogsBench implements Bench {
    private static final long SIZE = 1_000_000_000L;
    private static final int LARGE = 10;
    private static final int RUNS = 5;
    private static final int SCREEN = 60;
    private static final int FRAME_SECONDS = 30;

    /** Rows a second, of which a screen has about thirty: as far as a page is turned in each of sixty frames. */
    private static final int SCREENS_A_SECOND = 1_800;

    private final LogService service = new LogService(Clock.systemUTC());

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public Report run(Path folder) throws Exception {
        Path log = GeneratedLog.write(folder.resolve("postgresql.log"), SIZE);
        List<Figure> figures = new ArrayList<>();
        // Each beside its reference, so that both see the same machine.
        double wc = Timing.median(1, RUNS, () -> external(folder, "wc", "-l", log.toString()));
        double index = Timing.median(1, RUNS, () -> index(log));
        figures.add(Figure.relative("line index with levels and times of 1 GB; reference wc -l", index, "ms", wc, 8));
        figures.add(Figure.relative("the same as a line index alone", index, "ms", wc, 3));
        figures.add(search(folder, log, TextQuery.text("deadlock"), "grep", "-c", "deadlock"));
        figures.add(search(folder, log, TextQuery.regex("ERROR|FATAL"), "grep", "-cE", "ERROR|FATAL"));
        figures.add(Figure.absolute("first screen of 1 GB", firstScreen(log), "ms", 200));
        try (LogFile open = open(log)) {
            open.index(Progress.NONE, new CancelToken());
            figures.add(Figure.absolute("jump to the end", Timing.median(1, RUNS, () -> end(open)), "ms", 100));
            figures.add(Figure.absolute("jump to a time", Timing.median(1, RUNS, () -> time(open)), "ms", 100));
        }
        figures.addAll(frames(folder, log));
        figures.addAll(process(folder, log));
        figures.addAll(large(folder, log));
        return Report.of(name(), figures);
    }

    private LogFile open(Path log) {
        return service.open(log, Progress.NONE, new CancelToken());
    }

    private long index(Path log) {
        try (LogFile file = open(log)) {
            file.index(Progress.NONE, new CancelToken());
            return file.lineCount();
        }
    }

    /** The page scrolled by a screen in every frame, and dragged from its first entry to its last within half a minute. */
    private List<Figure> frames(Path folder, Path log) throws Exception {
        List<Figure> figures = new ArrayList<>();
        long entries;
        try (LogFile open = open(log)) {
            open.index(Progress.NONE, new CancelToken());
            entries = open.entryCount();
        }
        frames(folder, log, entries, SCREENS_A_SECOND)
                .ifPresent(seen -> figures.add(Figure.absolute(
                        "frames over 33 ms while scrolling screen by screen; beside them the 99th percentile in ms",
                        seen.over33(),
                        "%",
                        seen.p99(),
                        1)));
        frames(folder, log, entries, entries / FRAME_SECONDS)
                .ifPresent(seen -> figures.add(Figure.absolute(
                        "frames over 33 ms while 1 GB is dragged through; beside them the 99th percentile in ms",
                        seen.over33(),
                        "%",
                        seen.p99(),
                        1)));
        return figures;
    }

    private static Optional<FrameProcess.Frames> frames(Path folder, Path log, long entries, long rowsPerSecond)
            throws Exception {
        return FrameProcess.run(
                folder,
                folder.resolve("home"),
                LogFrames.Start.class.getName(),
                log.toString(),
                Long.toString(entries),
                Long.toString(rowsPerSecond),
                Integer.toString(FRAME_SECONDS));
    }

    private Figure search(Path folder, Path log, TextQuery query, String... grep) throws Exception {
        List<String> command = new ArrayList<>(List.of(grep));
        command.add(log.toString());
        double reference = Timing.median(1, RUNS, () -> external(folder, command.toArray(String[]::new)));
        try (LogFile file = open(log)) {
            // As in the window, where the index is there half a second after the log was opened.
            file.index(Progress.NONE, new CancelToken());
            double value = Timing.median(1, RUNS, () -> {
                LogView view = new LogView(file, LogFilter.ALL.with(query));
                view.search(Progress.NONE, new CancelToken());
                return view.count();
            });
            return Figure.relative(
                    "all lines with %s; reference %s".formatted(query.text(), String.join(" ", grep)),
                    value,
                    "ms",
                    reference,
                    2);
        }
    }

    /** From opening until the first lines are there, while the index grows. */
    private double firstScreen(Path log) throws Exception {
        return Timing.median(1, RUNS, () -> {
            CancelToken cancel = new CancelToken();
            try (LogFile file = open(log)) {
                Parallel.map(
                        List.of(true, false),
                        indexes -> indexes ? indexUntil(file, cancel) : awaitScreen(file, cancel));
                return file.lineCount();
            }
        });
    }

    private static boolean indexUntil(LogFile file, CancelToken cancel) {
        try {
            file.index(Progress.NONE, cancel);
        } catch (java.util.concurrent.CancellationException e) {
            return false;
        }
        return true;
    }

    private static boolean awaitScreen(LogFile file, CancelToken cancel) {
        while (file.lines(0, SCREEN).isEmpty()) {
            Thread.onSpinWait();
        }
        cancel.cancel();
        return true;
    }

    private static List<?> end(LogFile file) {
        return file.lines(file.lineCount() - SCREEN, file.lineCount());
    }

    private static List<?> time(LogFile file) {
        var buckets = file.histogram().buckets();
        long line = file.lineAt(buckets.get(buckets.size() * 2 / 3).start());
        return file.lines(line, line + SCREEN);
    }

    private static List<Figure> process(Path folder, Path log) throws Exception {
        Dist dist = Dist.built(folder.resolve("home"));
        Path messages = folder.resolve("messages");
        double own = Timing.median(
                1,
                RUNS,
                () -> dist.run(
                        messages, Map.of(), "logs", log.toString(), "--grep", "ERROR|FATAL", "--format", "json"));
        String name = "the whole process of lockkeeper logs; reference lnav";
        if (!Files.isExecutable(Path.of("/usr/bin/lnav"))) {
            return List.of(
                    Figure.absolute("the whole process of lockkeeper logs (lnav is not installed)", own, "ms", 2_100));
        }
        double lnav = Timing.median(
                0, 1, () -> external(folder, "lnav", "-n", "-c", ":filter-in ERROR|FATAL", log.toString()));
        return List.of(Figure.relative(name, own, "ms", lnav, 0.2));
    }

    /** What is in use while these are still shown, in MB. */
    private static double heapWith(Object... shown) {
        try {
            return heap();
        } finally {
            Reference.reachabilityFence(shown);
        }
    }

    private List<Figure> large(Path folder, Path log) throws Exception {
        Path large = folder.resolve("large.log");
        try (FileChannel to = FileChannel.open(large, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < LARGE; i++) {
                append(log, to);
            }
        }
        double first = firstScreen(large);
        try (LogFile file = open(large)) {
            file.index(Progress.NONE, new CancelToken());
            double opened = heap();
            double jump = Timing.median(1, RUNS, () -> end(file));
            LogView view = new LogView(file, LogFilter.ALL.with(TextQuery.regex("ERROR|FATAL")));
            view.search(Progress.NONE, new CancelToken());
            double searched = heapWith(view);
            Findings findings = service.findings(file, LogFilter.ALL, Progress.NONE, new CancelToken());
            double top = heapWith(view, findings);
            return List.of(
                    Figure.absolute("first screen of 10 GB", first, "ms", 200),
                    Figure.absolute("jump to the end of 10 GB", jump, "ms", 100),
                    Figure.absolute("heap with 10 GB open", opened, "MB", 100),
                    Figure.absolute("heap with the hits of ERROR|FATAL in 10 GB", searched, "MB", 100),
                    Figure.absolute("heap with these and what stands out in 10 GB", top, "MB", 100));
        } finally {
            Files.deleteIfExists(large);
        }
    }

    /** What is in use, in MB. */
    private static double heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private static void append(Path log, FileChannel to) throws IOException {
        try (FileChannel from = FileChannel.open(log)) {
            long done = 0;
            while (done < from.size()) {
                done += from.transferTo(done, from.size() - done, to);
            }
        }
    }

    private static long external(Path folder, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("LC_ALL", "C");
        if (builder.start().waitFor() > 1) {
            throw new IOException(String.join(" ", command) + " failed: " + Files.readString(folder.resolve("err")));
        }
        return Files.size(folder.resolve("out"));
    }
}

package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockkeeper.testing.TestDatabase;

/** {@code record} as a process with a small heap against a busy server, and {@code pg_activity} beside it at the same interval. */
final class RecordingProcess {
    /** How long it records; ten minutes make the figure that the limit is for. */
    private static final Duration LENGTH =
            Duration.ofSeconds(Integer.parseInt(Optional.ofNullable(System.getenv("LOCKKEEPER_BENCH_RECORD_SECONDS"))
                    .orElse("90")));

    private static final Duration COMPARED = Duration.ofSeconds(20);
    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)$", Pattern.MULTILINE);

    private RecordingProcess() {}

    static void measure(BusyServer server, Path folder, List<Figure> figures) throws Exception {
        Process record = record(server.database(), folder);
        try {
            // The beginning, once everything is loaded.
            sleep(LENGTH.dividedBy(6));
            double heap = heap(record);
            double cpu = cpuSeconds(record.toHandle());
            double served = serverSeconds(server, "lockkeeper");
            sleep(COMPARED);
            double ours = (cpuSeconds(record.toHandle()) - cpu) / COMPARED.toSeconds() * 100;
            double oursServer = (serverSeconds(server, "lockkeeper") - served) / COMPARED.toSeconds() * 100;
            pgActivity(server, ours, oursServer, figures);
            long rest = LENGTH.minus(LENGTH.dividedBy(6))
                    .minus(COMPARED.multipliedBy(2))
                    .toMillis();
            sleep(Duration.ofMillis(Math.max(0, rest)));
            double grown = heap(record) - heap;
            figures.add(Figure.absolute(
                    "heap grown in %d s of recording, of at most 200 MB".formatted(LENGTH.toSeconds()),
                    Math.max(0, grown),
                    "MB",
                    10));
            if (!record.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("record.log")));
            }
        } finally {
            record.destroy();
            record.waitFor(30, TimeUnit.SECONDS);
        }
    }

    /** A workspace file with that database alone. */
    static Path workspace(TestDatabase database, Path folder) throws IOException {
        Path workspace = folder.resolve("lockkeeper.json");
        Files.createDirectories(folder.resolve("prisma/migrations"));
        return Files.writeString(workspace, """
                {"version": 1, "project": {"name": "busy", "kind": "prisma"}, "profiles": [{"name": "busy",
                 "environment": "development", "host": "127.0.0.1", "port": %d, "database": "%s", "user": "postgres",
                 "sslMode": "disable"}]}
                """.formatted(database.port(), database.name()));
    }

    private static Process record(TestDatabase database, Path folder) throws IOException {
        Path workspace = workspace(database, folder);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlockkeeper.home=" + folder.resolve("home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.lockkeeper.app.Launcher",
                        "record",
                        "--env",
                        "busy",
                        "--out",
                        folder.resolve("busy.lkrec").toString(),
                        "--workspace",
                        workspace.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("record.log").toFile())
                .start();
    }

    /** CPU of the client and time in the server, in percent of one core and of the time. */
    private static void pgActivity(BusyServer server, double ours, double oursServer, List<Figure> figures)
            throws Exception {
        Optional<Path> program = Stream.of("/usr/bin/pg_activity", "/usr/local/bin/pg_activity")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty() || !Files.isExecutable(Path.of("/usr/bin/script"))) {
            System.err.println("pg_activity or script is not installed: nothing to compare with");
            figures.add(Figure.absolute("recording at 1 s, CPU of the client", ours, "%", 100));
            figures.add(Figure.absolute("recording at 1 s, time in the server", oursServer, "%", 100));
            return;
        }
        TestDatabase database = server.database();
        ProcessBuilder builder = new ProcessBuilder(
                        "/usr/bin/script",
                        "-qefc",
                        "stty rows 50 cols 200; exec %s -h 127.0.0.1 -p %d -U postgres -d %s --refresh 1 --no-db-size"
                                .formatted(program.get(), database.port(), database.name()),
                        "/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TERM", "xterm-256color");
        Process process = builder.start();
        try {
            sleep(Duration.ofSeconds(4));
            ProcessHandle client = process.descendants()
                    .filter(p -> p.info().commandLine().orElse("").contains("pg_activity"))
                    .reduce((_, last) -> last)
                    .orElseThrow(() -> new IOException("pg_activity did not start"));
            double cpu = cpuSeconds(client);
            double served = serverSeconds(server, "pg_activity");
            sleep(COMPARED);
            double theirs = (cpuSeconds(client) - cpu) / COMPARED.toSeconds() * 100;
            double theirsServer = (serverSeconds(server, "pg_activity") - served) / COMPARED.toSeconds() * 100;
            figures.add(
                    Figure.relative("recording at 1 s, CPU of the client, beside pg_activity's", ours, "%", theirs, 1));
            // It asks for those at work alone; the recording has everybody.
            figures.add(Figure.absolute(
                    "recording at 1 s, time in the server, beside pg_activity's", oursServer, "%", theirsServer, 5));
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static double cpuSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    /** What the server's log says that the statements of an application took. */
    private static double serverSeconds(BusyServer server, String application) throws IOException {
        Pattern line = Pattern.compile("^" + Pattern.quote(application) + ":.*duration: ([0-9.]+) ms");
        double millis = 0;
        try (Stream<String> lines = Files.lines(server.log(), StandardCharsets.ISO_8859_1)) {
            for (String text : (Iterable<String>) lines::iterator) {
                Matcher matcher = line.matcher(text);
                if (matcher.find()) {
                    millis += Double.parseDouble(matcher.group(1));
                }
            }
        }
        return millis / 1e3;
    }

    /** MB of the objects that are left after the full collection that this makes. */
    private static double heap(Process process) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.addAll(List.of(Long.toString(process.pid()), "GC.class_histogram"));
        Process jcmd = new ProcessBuilder(command).start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        Matcher total = TOTAL.matcher(output);
        if (!total.find()) {
            throw new IOException("jcmd told no total: " + output);
        }
        return Long.parseLong(total.group(1)) / 1e6;
    }

    private static void sleep(Duration length) throws InterruptedException {
        Thread.sleep(length);
    }
}

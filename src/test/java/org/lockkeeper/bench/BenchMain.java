package org.lockkeeper.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs benches: {@code [NAME] [--format table|json]}. Exit code 0 if every figure holds its limit, 1 if one does not, 64 for a wrong
 * command line.
 */
public final class BenchMain {
    private static final List<Bench> BENCHES = List.of(
            new StatusBench(),
            new StartupBench(),
            new CliBench(),
            new MemoryBench(),
            new DeployBench(),
            new ActivityBench(),
            new BackupBench(),
            new LogsBench());

    private BenchMain() {}

    public static void main(String[] arguments) throws Exception {
        List<Bench> chosen = new ArrayList<>();
        boolean json = false;
        try {
            for (int i = 0; i < arguments.length; i++) {
                String argument = arguments[i];
                if (argument.equals("--format") && i + 1 < arguments.length) {
                    json = isJson(arguments[++i]);
                } else if (argument.startsWith("--format=")) {
                    json = isJson(argument.substring("--format=".length()));
                } else {
                    chosen.add(bench(argument));
                }
            }
        } catch (IllegalArgumentException e) {
            System.err.println("lk bench: " + e.getMessage() + "; see ./lk bench --help");
            System.exit(64);
        }
        System.exit(run(chosen.isEmpty() ? BENCHES : chosen, json));
    }

    private static Bench bench(String name) {
        return BENCHES.stream()
                .filter(bench -> bench.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no bench \"" + name + "\""));
    }

    private static int run(List<Bench> benches, boolean json) throws Exception {
        // Whatever the libraries print must not get into the document.
        PrintStream out = System.out;
        System.setOut(System.err);
        ReportPrinter printer = new ReportPrinter();
        List<Report> reports = new ArrayList<>();
        for (Bench bench : benches) {
            Report report = run(bench);
            reports.add(report);
            if (!json) {
                out.print(printer.table(report));
            }
        }
        if (json) {
            out.println(printer.json(reports));
        }
        return reports.stream().allMatch(Report::holds) ? 0 : 1;
    }

    private static Report run(Bench bench) throws Exception {
        Path folder = Files.createTempDirectory("lockkeeper-bench-");
        try {
            return bench.run(folder);
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isJson(String format) {
        return switch (format) {
            case "json" -> true;
            case "table" -> false;
            default -> throw new IllegalArgumentException("--format takes table or json, not \"" + format + "\"");
        };
    }
}

package org.lockkeeper.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** The whole process of {@code lockkeeper status} on three environments of a real history of 434 migrations. */
final class CliBench implements Bench {
    private static final int RUNS = 9;

    @Override
    public String name() {
        return "cli";
    }

    @Override
    public Report run(Path folder) throws Exception {
        Path corpus = Path.of(System.getProperty("lockkeeper.corpora"), "prisma-langfuse", "migrations");
        if (!Files.isDirectory(corpus)) {
            return Report.skipped(
                    name(), "there are no corpora in " + corpus + "; LOCKKEEPER_CORPORA names their folder");
        }
        // A link, so that the workspace file lies in this bench's own folder.
        Path migrations = Files.createSymbolicLink(folder.resolve("migrations"), corpus.toRealPath());
        BenchDatabases databases = BenchDatabases.prisma(migrations);
        Dist dist = Dist.built(folder.resolve("home"));
        Path log = folder.resolve("log");
        try (BenchProject project = new BenchProject(databases)) {
            String workspace = project.writeFile().toString();
            double with = Timing.median(2, RUNS, status(dist, log, workspace, Map.of()));
            double without = Timing.median(
                    1, RUNS, status(dist, log, workspace, Map.of("LOCKKEEPER_JAVA_OPTIONS", "-XX:AOTMode=off")));
            return Report.of(
                    name(),
                    List.of(Figure.absolute(
                            "status of 3 × %d migrations; reference without the start cache"
                                    .formatted(count(migrations)),
                            with,
                            "ms",
                            without,
                            900)));
        }
    }

    private static Callable<String> status(Dist dist, Path log, String workspace, Map<String, String> environment) {
        return () -> {
            String output = dist.run(log, environment, "status", "--workspace", workspace, "--format", "json");
            if (!output.contains("\"applied\"")) {
                throw new IllegalStateException("no status came out: " + output);
            }
            return output;
        };
    }

    private static long count(Path migrations) throws Exception {
        try (Stream<Path> folders = Files.list(migrations)) {
            return folders.filter(Files::isDirectory).count();
        }
    }
}

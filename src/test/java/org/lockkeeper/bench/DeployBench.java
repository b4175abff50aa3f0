package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.task.CancelToken;

/**
 * A real history of 434 migrations through the whole guarded path of a production, against the same scripts through psql: both
 * confirmations, the audit trail on disk, the history's bookkeeping, the run's log, the lock timeout and the watch are ours to pay;
 * psql keeps none of it. Then what the gates, the guard and the watch cost by themselves.
 */
final class DeployBench implements Bench {
    private static final int PAIRS = 7;
    private static final int PROCESSES = 2;

    @Override
    public String name() {
        return "deploy";
    }

    @Override
    public Report run(Path folder) throws Exception {
        Path corpus = Path.of(System.getProperty("lockkeeper.corpora"), "prisma-langfuse", "migrations");
        if (!Files.isDirectory(corpus)) {
            return Report.skipped(
                    name(), "there are no corpora in " + corpus + "; LOCKKEEPER_CORPORA names their folder");
        }
        Path migrations = Files.createSymbolicLink(folder.resolve("migrations"), corpus.toRealPath());
        List<Figure> figures = new ArrayList<>(scripts(migrations, folder));
        figures.addAll(new GateCost(migrations).figures());
        figures.addAll(new GuardCost(folder.resolve("guard")).figures());
        figures.addAll(new WatchCost(folder.resolve("watch")).figures());
        return Report.of(name(), figures);
    }

    private static List<Figure> scripts(Path migrations, Path folder) throws Exception {
        List<Path> scripts = scripts(migrations);
        Psql psql = new Psql(scripts);
        guarded(migrations, scripts.size());
        psql.once(folder.resolve("all.sql"));
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            pairs.add(new Pair(guarded(migrations, scripts.size()), psql.once(folder.resolve("all.sql"))));
        }
        double[] processes = new double[PROCESSES];
        for (int i = 0; i < PROCESSES; i++) {
            processes[i] = psql.each();
        }
        // A busy moment of the machine hits both of a pair.
        pairs.sort(Comparator.comparingDouble(Pair::ratio));
        Pair median = pairs.get(PAIRS / 2);
        return List.of(
                Figure.relative(
                        "434 scripts guarded, against psql -1 -f for each",
                        median.ours,
                        "ms",
                        Timing.median(processes),
                        1.3),
                Figure.relative("434 scripts guarded, against one psql for all", median.ours, "ms", median.psql, 1.3));
    }

    private static double guarded(Path migrations, int count) throws Exception {
        BenchDatabases database = BenchDatabases.empty(migrations);
        try (BenchProject project = new BenchProject(database)) {
            MigrationService service = project.audited(PrismaEngine::new);
            // The window and a command have read the status before anything is applied.
            service.status();
            long start = System.nanoTime();
            MigrationRun run = service.migrate(
                    "production", Optional.empty(), new Answering(), RunListener.NONE, new CancelToken());
            double millis = (System.nanoTime() - start) / 1e6;
            if (run.applied().size() != count) {
                throw new IllegalStateException(
                        "%d of %d ran: %s".formatted(run.applied().size(), count, run.failed()));
            }
            return millis;
        }
    }

    private static List<Path> scripts(Path migrations) throws IOException {
        try (Stream<Path> folders = Files.list(migrations)) {
            return folders.map(folder -> folder.resolve("migration.sql"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    private record Pair(double ours, double psql) {
        double ratio() {
            return ours / psql;
        }
    }
}

package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/**
 * A real history of 434 migrations through the whole guarded path, against the same scripts through psql, one after another: a process a
 * script, as a hand would do it, and all in one psql, which leaves psql's own start out.
 */
final class DeployBench implements Bench {
    private static final int RUNS = 5;

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
        List<Path> scripts = scripts(migrations);
        double[] ours = new double[RUNS];
        double[] processes = new double[RUNS];
        double[] onePsql = new double[RUNS];
        for (int i = -1; i < RUNS; i++) {
            double guarded = guarded(migrations, scripts.size());
            double each = psqlEach(scripts);
            double one = psqlOnce(scripts, folder.resolve("all.sql"));
            if (i >= 0) {
                ours[i] = guarded;
                processes[i] = each;
                onePsql[i] = one;
            }
        }
        return Report.of(
                name(),
                List.of(
                        Figure.relative(
                                "434 scripts guarded, against psql -1 -f for each",
                                Timing.median(ours),
                                "ms",
                                Timing.median(processes),
                                1.3),
                        Figure.relative(
                                "434 scripts guarded, against one psql for all",
                                Timing.median(ours),
                                "ms",
                                Timing.median(onePsql),
                                1.3)));
    }

    private static double guarded(Path migrations, int count) throws Exception {
        BenchDatabases database = BenchDatabases.empty(migrations);
        try (BenchProject project = new BenchProject(database)) {
            String environment = database.databases().getFirst().name();
            long start = System.nanoTime();
            MigrationRun run = project.service(PrismaEngine::new)
                    .migrate("development", Optional.empty(), Confirmer.NOBODY, RunListener.NONE, new CancelToken());
            double millis = (System.nanoTime() - start) / 1e6;
            if (run.applied().size() != count) {
                throw new IllegalStateException(
                        "%s of %d ran on %s: %s".formatted(run.applied().size(), count, environment, run.failed()));
            }
            return millis;
        }
    }

    private static double psqlEach(List<Path> scripts) throws Exception {
        TestDatabase database = TestPostgres.usual().freshDatabase("psql");
        long start = System.nanoTime();
        for (Path script : scripts) {
            List<String> arguments = new ArrayList<>(List.of("-f", script.toString()));
            if (!runsAlone(script)) {
                arguments.addFirst("-1");
            }
            psql(database, arguments);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double psqlOnce(List<Path> scripts, Path driver) throws Exception {
        TestDatabase database = TestPostgres.usual().freshDatabase("psql");
        StringBuilder text = new StringBuilder();
        for (Path script : scripts) {
            String include = "\\i '" + script + "'\n";
            text.append(runsAlone(script) ? include : "begin;\n" + include + ";\ncommit;\n");
        }
        Files.writeString(driver, text);
        long start = System.nanoTime();
        psql(database, List.of("-f", driver.toString()));
        return (System.nanoTime() - start) / 1e6;
    }

    private static void psql(TestDatabase database, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"));
        command.addAll(
                List.of("-h", "127.0.0.1", "-p", database.port() + "", "-U", Cluster.USER, "-d", database.name()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("psql stopped with " + process.exitValue() + ": " + arguments);
        }
    }

    /** What PostgreSQL runs outside of a transaction only. */
    private static boolean runsAlone(Path script) throws IOException {
        return Files.readString(script).toLowerCase(Locale.ROOT).contains("concurrently");
    }

    private static List<Path> scripts(Path migrations) throws IOException {
        try (Stream<Path> folders = Files.list(migrations)) {
            return folders.map(folder -> folder.resolve("migration.sql"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }
}

package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupFormat;
import org.lockkeeper.backup.BackupListener;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.BackupService;
import org.lockkeeper.client.ClientFinder;
import org.lockkeeper.client.ClientTools;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.S3Server;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.testing.TestPostgres;

/** A database of 2 GB through pg_dump by hand and through us, the proof beside pg_restore by hand, and an upload with little heap. */
final class BackupBench implements Bench {
    private static final int RUNS = 3;
    private static final int TABLES = 8;

    /** About 250 MB a table. */
    private static final int ROWS = 1_500_000;

    private static final long UPLOAD_BYTES = 1L << 30;
    private static final int UPLOAD_HEAP_MB = 64;

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public Report run(Path folder) throws Exception {
        TestDatabase database = fill();
        ClientTools tools = new ClientFinder(List.of()).forServer(TestPostgres.USUAL_MAJOR);
        BackupService service = service(database, folder);
        double[] byHand = new double[RUNS];
        double[] ours = new double[RUNS];
        double[] hashing = new double[RUNS];
        Optional<Backup> last = Optional.empty();
        for (int i = 0; i < RUNS; i++) {
            Path out = folder.resolve("hand");
            byHand[i] =
                    program(tools, "pg_dump", database, "-Fd", "-j2", "--file=" + out, "--dbname=" + database.name());
            SafeFiles.delete(out);
            AtomicLong hashed = new AtomicLong();
            long start = System.nanoTime();
            last = Optional.of(service.backup(
                    "development",
                    Optional.of(folder.resolve("ours")),
                    options(),
                    false,
                    phase(hashed),
                    new CancelToken()));
            long end = System.nanoTime();
            ours[i] = (hashed.get() - start) / 1e6;
            hashing[i] = (end - hashed.get()) / 1e6;
        }
        double reference = Timing.median(byHand);
        BackupProof proof =
                service.verify(last.orElseThrow(), BackupListener.NOBODY, Confirmer.NOBODY, new CancelToken());
        if (!proof.passed()) {
            throw new IllegalStateException("the proof fell short: " + proof.differences());
        }
        double restore = restoreByHand(tools, folder, last.orElseThrow());
        return Report.of(
                name(),
                List.of(
                        Figure.relative(
                                "directory format, 2 jobs, checks off, against pg_dump -Fd -j2",
                                Timing.median(ours),
                                "ms",
                                reference,
                                1.03),
                        Figure.relative(
                                "hashing for the manifest, against the dump",
                                Timing.median(hashing),
                                "ms",
                                reference,
                                0.10),
                        Figure.relative(
                                "test restore, against pg_restore -j2", (double) proof.restoreMs(), "ms", restore, 1.1),
                        Figure.absolute("heap at its most, upload of 1 GB", upload(folder), "MB", UPLOAD_HEAP_MB)));
    }

    /** Where the manifest's hashing begins, as the service tells it. */
    private static BackupListener phase(AtomicLong hashed) {
        return (what, _, _) -> {
            if (what.startsWith("checksum")) {
                hashed.compareAndSet(0, System.nanoTime());
            }
        };
    }

    private static BackupOptions options() {
        BackupOptions usual = BackupOptions.USUAL.withFormat(BackupFormat.DIRECTORY, 2);
        return new BackupOptions(
                usual.format(),
                usual.jobs(),
                usual.compress(),
                usual.schemas(),
                usual.tables(),
                usual.excludedSchemas(),
                usual.excludedTables(),
                usual.content(),
                false,
                usual.lockWait());
    }

    private static TestDatabase fill() {
        TestDatabase database = TestPostgres.usual().freshDatabase("bench_backup");
        for (int i = 0; i < TABLES; i++) {
            database.execute("""
                    create table orders_%1$d as
                    select n as id, md5(n::text) as code, md5((n * 7)::text) || md5((n / 3)::text) as note,
                      (n %% 1000) * 0.99 as price, timestamptz '2026-01-01' + n * interval '1 second' as placed
                    from generate_series(1, %2$d) n
                    """.formatted(i, ROWS));
            database.execute("alter table orders_%d add primary key (id)".formatted(i));
        }
        database.execute("vacuum analyze");
        return database;
    }

    private static BackupService service(TestDatabase database, Path folder) {
        Workspace workspace = new Workspace(
                folder.resolve("bench.json"),
                new Project(
                        "bench",
                        ProjectKind.PRISMA,
                        List.of(folder.resolve("migrations")),
                        "public",
                        Optional.empty(),
                        FlywaySettings.defaults()),
                List.of(database.profile(Environment.DEVELOPMENT)));
        return new BackupService(
                workspace,
                new Databases(workspace, _ -> Optional.empty()),
                TestGuard.create(),
                name -> new Recovery(
                        name, 0, Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), List.of()),
                new UserFolders(folder.resolve("data"), folder.resolve("config"), folder.resolve("logs")),
                Clock.systemUTC());
    }

    /** Into a server as the proof's is: of its own, and one that syncs, unlike the tests' usual one. */
    private static double restoreByHand(ClientTools tools, Path folder, Backup backup) throws Exception {
        Backup.Local place = (Backup.Local) backup.place();
        TestPostgres server = TestPostgres.own(TestPostgres.USUAL_MAJOR, folder.resolve("restore"));
        try {
            TestDatabase empty = server.freshDatabase("bench_restore");
            return program(
                    tools,
                    "pg_restore",
                    empty,
                    "-j2",
                    "--dbname=" + empty.name(),
                    place.folder().dump(backup.manifest()).toString());
        } finally {
            server.cluster().stop();
        }
    }

    private static double program(ClientTools tools, String name, TestDatabase database, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                tools.program(name).toString(), "-h", "127.0.0.1", "-p", database.port() + "", "-U", Cluster.USER));
        command.addAll(List.of(arguments));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(name + " stopped with " + process.exitValue());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** In a process of its own that has no more heap than is permitted: it ends well only if that is enough. */
    private static double upload(Path folder) throws Exception {
        Path file = folder.resolve("large.dump");
        try (S3Server server = S3Server.start(folder.resolve("s3"))) {
            BackupUpload.generate(file, UPLOAD_BYTES);
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + UPLOAD_HEAP_MB + "m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BackupUpload.class.getName(),
                            server.port() + "",
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String told = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the upload stopped with " + process.exitValue());
            }
            return Double.parseDouble(told.lines().toList().getLast());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}

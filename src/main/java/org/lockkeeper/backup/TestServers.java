package org.lockkeeper.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.ProcessLock;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Operation.TestRestore;
import org.lockkeeper.guard.Outcome;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.sandbox.PostgresBinaries;

/** Where test restores go: an embedded server of the same major, or the scratch server that the workspace names. */
final class TestServers {
    private static final String PREFIX = "lockkeeper_scratch_";
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String LOCK = "lock";
    private static final String MARK = "database";
    private static final int ID_LENGTH = 12;

    private final Workspace workspace;
    private final Databases databases;
    private final ProductionGuard guard;
    private final PostgresBinaries binaries;
    private final Path root;
    private final Confirmer confirmer;

    /**
     * Where tests are made.
     *
     * @param root for embedded servers and the marks of scratch databases
     * @param confirmer asked where the scratch server's profile wants that
     */
    TestServers(
            Workspace workspace,
            Databases databases,
            ProductionGuard guard,
            PostgresBinaries binaries,
            Path root,
            Confirmer confirmer) {
        this.workspace = workspace;
        this.databases = databases;
        this.guard = guard;
        this.binaries = binaries;
        this.root = root;
        this.confirmer = confirmer;
    }

    /** These, and who answers for what is done on them. */
    TestServers asking(Confirmer other) {
        return new TestServers(workspace, databases, guard, binaries, root, other);
    }

    /** One for a backup, which has nothing in it yet. */
    TestServer open(String backup, int major) {
        return workspace.backups().scratch().isPresent()
                ? scratch(backup, databases.of(workspace.backups().scratch().get()), major)
                : embedded(backup, major);
    }

    /** Stops and removes the embedded servers of killed processes: they hold production's rows. */
    void sweep() {
        try {
            Throwaway.sweep(binaries, root.resolve("servers"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestServer embedded(String backup, int major) {
        try {
            if (!binaries.majors().contains(major)) {
                throw new LockkeeperException(
                        "LK-BACKUP-MAJOR",
                        ExitCode.USAGE,
                        "There is no embedded PostgreSQL %d to test the backup %s in: name a profile with a server of that version under backups.scratch in %s."
                                .formatted(major, backup, workspace.file()));
            }
            Throwaway.sweep(binaries, root.resolve("servers"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Throwaway throwaway = Throwaway.start(binaries, major, root.resolve("servers"));
        Database first = throwaway.database();
        boolean opened = false;
        try {
            Clearance<TestRestore> clearance = clear(first, backup, "restored");
            TestServer server =
                    new TestServer(first, "restored", "an embedded PostgreSQL " + major, true, clearance, () -> {
                        first.close();
                        throwaway.close();
                    });
            opened = true;
            return server;
        } finally {
            if (!opened) {
                first.close();
                throwaway.close();
            }
        }
    }

    private TestServer scratch(String backup, Database first, int major) {
        try (ReadSession session = first.read()) {
            int there = session.facts().version().major();
            if (there < major) {
                throw new LockkeeperException(
                        "LK-BACKUP-MAJOR",
                        ExitCode.USAGE,
                        "The scratch server %s runs PostgreSQL %d, and the backup %s is of %d: name a server that is not older."
                                .formatted(first.profile().name(), there, backup, major));
            }
        }
        String database = PREFIX + UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH);
        try {
            Path marks = root.resolve("scratch");
            sweep(marks, first, backup);
            Path mark = marks.resolve(database);
            SafeFiles.createFolders(mark);
            ProcessLock lock = ProcessLock.acquire(mark.resolve(LOCK), POLL, () -> {});
            SafeFiles.write(mark.resolve(MARK), first.profile().address() + "\n");
            return new TestServer(
                    first,
                    database,
                    "the scratch server " + first.profile().name(),
                    false,
                    clear(first, backup, database),
                    () -> unmark(mark, lock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unmark(Path mark, ProcessLock lock) {
        try (lock) {
            SafeFiles.delete(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drops the databases of killed processes on that server; their marks say which were ours. */
    private void sweep(Path marks, Database first, String backup) throws IOException {
        if (!Files.isDirectory(marks)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> entries = Files.list(marks)) {
            all = entries.filter(Files::isDirectory).toList();
        }
        for (Path mark : all) {
            Optional<ProcessLock> lock = ProcessLock.tryAcquire(mark.resolve(LOCK));
            if (lock.isPresent()) {
                try (ProcessLock _ = lock.get()) {
                    Path file = mark.resolve(MARK);
                    if (Files.exists(file)
                            && Files.readString(file)
                                    .strip()
                                    .equals(first.profile().address())) {
                        drop(first, backup, mark.getFileName().toString());
                        SafeFiles.delete(mark);
                    }
                }
            }
        }
    }

    private void drop(Database first, String backup, String database) {
        Clearance<TestRestore> clearance = clear(first, backup, database);
        clearance.concluding(
                () -> {
                    try (WriteSession session = first.write(clearance)) {
                        ServerRoom.drop(session, clearance, database);
                    }
                    return database;
                },
                gone -> new Outcome(Outcome.Result.DONE, "dropped " + gone + ", which a killed process left"));
    }

    private Clearance<TestRestore> clear(Database first, String backup, String database) {
        TargetIdentity target;
        try (ReadSession session = first.read()) {
            target = session.facts().identity();
        }
        return guard.clear(
                new TestRestore(backup, database),
                first.profile().site(target, workspace.window()),
                List.of("creates the database %s, restores into it and drops it".formatted(database)),
                confirmer);
    }
}

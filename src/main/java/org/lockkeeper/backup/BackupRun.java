package org.lockkeeper.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.lockkeeper.backup.BackupManifest.Content;
import org.lockkeeper.backup.BackupManifest.TableRows;
import org.lockkeeper.client.ChildCommand.Ended;
import org.lockkeeper.client.ChildCommand.Lines;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.client.ChildStalledException;
import org.lockkeeper.client.ChildUnstartedException;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.files.ProcessLock;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.task.CancelToken;

/** One backup being made: in a folder of its own that gets its name when everything is there, and is gone where anything fails. */
final class BackupRun {
    private final ChildPrograms programs;
    private final BackupPlan plan;
    private final Duration patience;
    private final Clock clock;
    private final BackupListener listener;
    private final CancelToken cancel;
    private final BackupFailure failure;
    private final List<String> notes = new ArrayList<>();

    /** @param patience how long a program may do nothing at all */
    BackupRun(
            ChildPrograms programs,
            BackupPlan plan,
            Duration patience,
            Clock clock,
            BackupListener listener,
            CancelToken cancel) {
        this.programs = programs;
        this.plan = plan;
        this.patience = patience;
        this.clock = clock;
        this.listener = listener;
        this.cancel = cancel;
        ConnectionProfile profile = programs.profile();
        this.failure = new BackupFailure(profile.name(), profile.user(), plan.out());
    }

    /**
     * Makes it.
     *
     * @param begun done when something lies there that a killed process would leave
     * @throws CancellationException if that was asked for
     * @throws org.lockkeeper.error.LockkeeperException if it failed; nothing of it is left in either case
     */
    Backup make(Runnable begun) {
        Instant startedAt = clock.instant();
        try {
            SafeFiles.createFolders(plan.out());
            String name = plan.freeName(startedAt);
            Path partial = BackupFolder.partial(plan.out(), name);
            SafeFiles.createFolders(partial);
            try (ProcessLock _ = LocalCatalogue.lock(partial)) {
                begun.run();
                return fill(partial, name, startedAt);
            } finally {
                SafeFiles.delete(partial);
            }
        } catch (ChildStalledException e) {
            throw failure.stalled(e);
        } catch (UnreadHereException e) {
            throw failure.unread(e);
        } catch (IOException e) {
            throw failure.unwritable(e);
        } catch (UncheckedIOException e) {
            throw failure.unwritable(e);
        }
    }

    private Backup fill(Path partial, String name, Instant startedAt) throws IOException {
        Path dump = partial.resolve(BackupFolder.dumpFile(name, plan.options().format()));
        dump(dump);
        List<TableRows> tables = readBack(dump);
        Optional<Path> globals =
                plan.options().globals() ? globals(partial.resolve(BackupFolder.globalsFile(name))) : Optional.empty();
        SafeFiles.makePrivate(partial);
        SafeFiles.sync(partial);
        listener.report("checksum of " + Figures.bytes(ContentHash.sizeNow(dump)), 0, 0);
        Content content = ContentHash.of(dump, cancel);
        Optional<Content> globalContent =
                globals.isPresent() ? Optional.of(ContentHash.of(globals.get(), cancel)) : Optional.empty();
        BackupManifest manifest =
                plan.manifest(name, startedAt, clock.instant(), content, globalContent, tables, notes);
        ManifestFile.write(partial.resolve(BackupFolder.manifestFile(name)), manifest);
        SafeFiles.syncFolder(partial);
        cancel.throwIfRequested();
        BackupFolder folder = BackupFolder.of(plan.out(), name);
        Files.move(partial, folder.path(), StandardCopyOption.ATOMIC_MOVE);
        SafeFiles.syncFolder(plan.out());
        LocalCatalogue.unmark(folder.path());
        return Backup.whole(manifest, new Backup.Local(folder));
    }

    private void dump(Path dump) throws IOException {
        if (plan.options().format() == BackupFormat.DIRECTORY) {
            SafeFiles.createFolders(dump);
        } else {
            SafeFiles.createPrivate(dump);
        }
        try (DumpWatch watch = new DumpWatch(dump, plan.scope().tables().size(), plan.expectedBytes(), listener)) {
            // While it waits for a lock, it does nothing either.
            Duration longest = patience.plus(plan.options().lockWait());
            Ended ended = programs.command("pg_dump")
                    .with(plan.arguments(dump))
                    .with(programs.connectTo(plan.database()))
                    .patience(longest, () -> ContentHash.sizeNow(dump))
                    .run(watch, cancel);
            if (ended.exitCode() != 0) {
                throw failure.of("pg_dump", ended);
            }
        }
        if (ContentHash.sizeNow(dump) == 0) {
            throw failure.incomplete("it is empty");
        }
    }

    /** An exit status and a size prove nothing: the dump is listed and, unless told not to, read to its last row. */
    private List<TableRows> readBack(Path dump) {
        DumpReader reader = new DumpReader(programs, failure::incomplete, patience, cancel);
        BackupFormat format = plan.options().format();
        listener.report("reading the backup's list", 0, 0);
        DumpEntry.Listing listing = reader.list(dump, format);
        long listed = listing.entries().stream()
                .filter(entry -> entry.kind().equals("TABLE DATA"))
                .count();
        int wanted = plan.scope().tables().size();
        if (format != BackupFormat.PLAIN && listed < wanted) {
            // A table may be dropped between our reading and pg_dump's snapshot: it says so itself, by failing.
            notes.add("The list has the rows of %d tables, of %d that there were before it began."
                    .formatted(listed, wanted));
        }
        if (!plan.check()) {
            notes.add(BackupManifest.NOT_READ_BACK);
            return plan.scope().tables().stream()
                    .map(table -> new TableRows(table.name(), table.rowEstimate(), -1))
                    .toList();
        }
        listener.report("reading the backup back to its last row", 0, 0);
        Map<TableName, Long> rows = reader.rows(dump, format);
        if (format != BackupFormat.PLAIN && rows.size() < listed) {
            throw failure.incomplete(
                    "its list has the rows of %d tables, and it holds those of %d".formatted(listed, rows.size()));
        }
        return rows.entrySet().stream()
                .map(entry -> new TableRows(entry.getKey(), plan.estimate(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Roles and tablespaces: pg_dump leaves them out. A role that may not read them is told, and the backup goes on. */
    private Optional<Path> globals(Path file) throws IOException {
        listener.report("roles and tablespaces", 0, 0);
        SafeFiles.createPrivate(file);
        String why;
        try {
            Ended ended = programs.command("pg_dumpall")
                    .with("--globals-only", "--no-role-passwords", "--no-password", "--file=" + file)
                    .with(programs.connectTo(plan.database()))
                    .with(ChildPrograms.startIn(plan.database()))
                    .patience(patience, () -> ContentHash.sizeNow(file))
                    .run(Lines.NOBODY, cancel);
            if (ended.exitCode() == 0 && Files.size(file) > 0) {
                return Optional.of(file);
            }
            why = ended.complaint();
        } catch (ChildUnstartedException e) {
            why = e.sentence().replaceFirst("\\.$", "");
        } catch (ChildStalledException e) {
            why = "pg_dumpall did nothing for %d s and was ended"
                    .formatted(e.patience().toSeconds());
        }
        Files.delete(file);
        String note = "The roles and tablespaces could not be written beside it: " + why
                + ". A restore on another server wants the roles made by hand.";
        notes.add(note);
        listener.notice(note);
        return Optional.empty();
    }
}

package org.lockkeeper.backup.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupFolder;
import org.lockkeeper.backup.BackupListener;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.BackupService;
import org.lockkeeper.backup.LocalCatalogue;
import org.lockkeeper.backup.ManifestFile;
import org.lockkeeper.backup.store.ObjectStore;
import org.lockkeeper.connection.BackupSettings;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Parallel;
import org.lockkeeper.task.Progress;

/** The backups of a workspace, wherever they lie. */
public final class BackupCatalogue {
    private final Workspace workspace;
    private final BackupService backups;
    private final SecretSource secrets;
    private final BucketBackups inBuckets = new BucketBackups();

    /**
     * @param backups knows the folders of this machine
     * @param secrets gives the logins of the buckets
     */
    public BackupCatalogue(Workspace workspace, BackupService backups, SecretSource secrets) {
        this.workspace = workspace;
        this.backups = backups;
        this.secrets = secrets;
    }

    public BackupSettings settings() {
        return workspace.backups();
    }

    /** Reads all places, the buckets at the same time. What cannot be read is told beside the rest. */
    public Catalogue read() {
        LocalCatalogue.Listing here = backups.catalogue();
        List<PlaceContent> found = new ArrayList<>(List.of(new PlaceContent(here.backups(), here.problems())));
        found.addAll(Parallel.map(settings().buckets(), this::read));
        PlaceContent all = PlaceContent.all(found);
        return new Catalogue(CatalogueEntry.of(all.backups()), all.problems(), workspace.command("backups"));
    }

    private PlaceContent read(BucketSettings bucket) {
        try (ObjectStore store = ObjectStore.open(bucket, secrets)) {
            return inBuckets.list(store);
        } catch (LockkeeperException e) {
            return PlaceContent.of(e.sentence());
        }
    }

    /**
     * Sends a backup of a folder into a bucket; what is there already is not sent again.
     *
     * @return the copy there
     */
    public Backup push(Backup backup, String bucket, Progress progress, CancelToken cancel) {
        if (!(backup.place() instanceof Backup.Local local)) {
            throw new LockkeeperException(
                    "LK-BACKUP-PLACE",
                    ExitCode.USAGE,
                    "The backup %s is not on this machine: fetch it first with \"%s\"."
                            .formatted(
                                    backup.name(),
                                    workspace
                                            .command("backups", "pull", backup.name(), "--out", "FOLDER")
                                            .line()));
        }
        if (backup.objection().isPresent()) {
            throw new LockkeeperException(
                    "LK-BACKUP-CHANGED",
                    ExitCode.ATTENTION,
                    "The backup %s was not sent: %s."
                            .formatted(backup.name(), backup.objection().get()));
        }
        try (ObjectStore store = ObjectStore.open(bucket(bucket), secrets)) {
            return new Transfers(store, progress, cancel).push(backup, local.folder());
        }
    }

    /**
     * Fetches a backup from a bucket into a folder, checked against its manifest, and looks into that folder from now on.
     *
     * @return the copy there
     */
    public Backup pull(Backup.Remote place, Path folder, Progress progress, CancelToken cancel) {
        Path absolute = folder.toAbsolutePath().normalize();
        try (ObjectStore store = ObjectStore.open(bucket(place.storage()), secrets)) {
            Backup fetched = new Transfers(store, progress, cancel).pull(place, absolute);
            backups.remember(absolute);
            return fetched;
        }
    }

    /**
     * Proves a backup as {@link BackupService#verify} does, and sends its manifest again into the buckets that have it: whoever restores
     * from there has to know of the proof. A bucket that cannot be reached is told to the listener; the proof holds all the same.
     */
    public BackupProof verify(Backup backup, BackupListener listener, Confirmer confirmer, CancelToken cancel) {
        BackupProof proof = backups.verify(backup, listener, confirmer, cancel);
        if (backup.place() instanceof Backup.Local(BackupFolder folder)) {
            Parallel.map(settings().buckets(), bucket -> refreshed(folder, bucket, cancel)).stream()
                    .flatMap(Optional::stream)
                    .forEach(listener::notice);
        }
        return proof;
    }

    /** What kept a bucket's manifest from being as new as that in the folder; empty where nothing did. */
    private Optional<String> refreshed(BackupFolder folder, BucketSettings bucket, CancelToken cancel) {
        try (ObjectStore store = ObjectStore.open(bucket, secrets)) {
            ManifestFile.read(folder)
                    .filter(proven -> proven.objection().isEmpty())
                    .ifPresent(proven -> new Transfers(store, Progress.NONE, cancel).refreshManifest(proven, folder));
            return Optional.empty();
        } catch (LockkeeperException e) {
            return Optional.of(unsent(folder, bucket, e.sentence()));
        } catch (IOException | CancellationException e) {
            return Optional.of(unsent(folder, bucket, String.valueOf(e.getMessage())));
        }
    }

    private String unsent(BackupFolder folder, BucketSettings bucket, String why) {
        return "The proof is kept in the folder and was not sent to the bucket %s: %s If the backup lies there, push it again: \"%s\"."
                .formatted(
                        bucket.name(),
                        why.endsWith(".") ? why : why + ".",
                        workspace
                                .command("backups", "push", folder.name(), "--to", bucket.name())
                                .line());
    }

    /**
     * What the workspace's rules would keep and remove.
     *
     * @throws LockkeeperException if it has no rules
     */
    public RetentionPlan retention(Catalogue catalogue) {
        return Retention.plan(
                catalogue.entries(),
                workspace.project().name(),
                settings()
                        .retention()
                        .orElseThrow(() -> new LockkeeperException(
                                "LK-BACKUP-RULES",
                                ExitCode.USAGE,
                                "%s has no rules for how long backups are kept: write them under backups.retention, such as {\"last\": 3, \"daily\": 7, \"zone\": \"UTC\"}."
                                        .formatted(workspace.file()))));
    }

    /**
     * Removes every copy of what a plan lists.
     *
     * @param digest of the plan that was reviewed
     * @throws LockkeeperException if that was another plan; nothing is removed then
     */
    public void remove(RetentionPlan plan, String digest, Progress progress, CancelToken cancel) {
        if (!plan.digest().equals(digest)) {
            throw new LockkeeperException(
                    "LK-BACKUP-PLAN",
                    ExitCode.REFUSED,
                    "Nothing was removed: the list is not the one that was reviewed. Look at it again; its digest now is %s."
                            .formatted(plan.digest()));
        }
        long done = 0;
        for (CatalogueEntry entry : plan.removed()) {
            cancel.throwIfRequested();
            progress.report("remove " + entry.name(), done++, plan.removed().size());
            entry.copies().forEach(this::remove);
        }
    }

    private void remove(Backup copy) {
        switch (copy.place()) {
            case Backup.Local local -> remove(local.folder());
            case Backup.Remote remote -> {
                try (ObjectStore store = ObjectStore.open(bucket(remote.storage()), secrets)) {
                    BucketBackups.remove(store, remote);
                }
            }
        }
    }

    /** First its name, so that no half of it is ever listed; what is left if that is interrupted the next listing clears away. */
    private static void remove(BackupFolder folder) {
        Path path = folder.path();
        try {
            Path doomed = BackupFolder.partial(path.resolveSibling("."), folder.name())
                    .normalize();
            Files.move(path, doomed, StandardCopyOption.ATOMIC_MOVE);
            SafeFiles.delete(doomed);
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-BACKUP-REMOVE",
                    ExitCode.ATTENTION,
                    "The backup %s cannot be removed (%s): look at the rights of its folder.".formatted(path, e),
                    e);
        }
    }

    /**
     * The bucket of that name.
     *
     * @throws LockkeeperException if the workspace has none
     */
    public BucketSettings bucket(String name) {
        Optional<BucketSettings> found = settings().bucket(name);
        return found.orElseThrow(() -> new LockkeeperException(
                "LK-WS-BUCKET",
                ExitCode.USAGE,
                "There is no bucket \"%s\" in %s; it has: %s."
                        .formatted(
                                name,
                                workspace.file(),
                                settings().buckets().isEmpty()
                                        ? "none; write one under backups.buckets"
                                        : settings().buckets().stream()
                                                .map(BucketSettings::name)
                                                .collect(Collectors.joining(", ")))));
    }
}

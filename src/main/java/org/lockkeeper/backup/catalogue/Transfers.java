package org.lockkeeper.backup.catalogue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupFolder;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.backup.BackupManifest.Content;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.ContentHash;
import org.lockkeeper.backup.LocalCatalogue;
import org.lockkeeper.backup.ManifestFile;
import org.lockkeeper.backup.ManifestJson;
import org.lockkeeper.backup.store.ObjectStore;
import org.lockkeeper.backup.store.StoredObject;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.ProcessLock;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Backups from a folder into a bucket and back, whole or not at all. */
final class Transfers {
    private static final int LARGEST_MANIFEST = 64 << 20;

    private final ObjectStore store;
    private final Progress progress;
    private final CancelToken cancel;

    Transfers(ObjectStore store, Progress progress, CancelToken cancel) {
        this.store = store;
        this.progress = progress;
        this.cancel = cancel;
    }

    /** Sends a backup; what is there already and equal is not sent again. */
    Backup push(Backup backup, BackupFolder folder) {
        BackupManifest manifest = backup.manifest();
        String prefix = BucketBackups.folder(store, manifest) + "/";
        for (Content content : manifest.contents()) {
            // Read before anything is sent: a bucket is not the place to find out that a dump has rotted.
            if (!same(folder, content)) {
                throw new LockkeeperException(
                        "LK-BACKUP-CHANGED",
                        ExitCode.ATTENTION,
                        "%s of the backup %s is not what its manifest describes, so nothing was sent: make a new backup, and look at the disk."
                                .formatted(content.file(), backup.name()));
            }
        }
        for (Content content : manifest.contents()) {
            for (Path file : files(folder.path().resolve(content.file()))) {
                put(folder, file, prefix + relative(folder, file));
            }
        }
        String key = BucketBackups.manifest(store, manifest);
        put(folder, folder.manifest(), key);
        return Backup.whole(manifest, new Backup.Remote(store.settings().name(), key));
    }

    /**
     * Sends the manifest again where the bucket has this very backup. A proof that did not pass is sent only as long as the files are those
     * of the manifest: what became of them here says nothing of the copy there.
     */
    void refreshManifest(Backup backup, BackupFolder folder) {
        BackupManifest manifest = backup.manifest();
        String key = BucketBackups.manifest(store, manifest);
        boolean passed = manifest.proof().filter(BackupProof::passed).isPresent();
        if (!store.list(key).isEmpty()
                && manifest(new Backup.Remote(store.settings().name(), key), store.text(key, LARGEST_MANIFEST))
                        .contents()
                        .equals(manifest.contents())
                && (passed || manifest.contents().stream().allMatch(content -> same(folder, content)))) {
            put(folder, folder.manifest(), key);
        }
    }

    private void put(BackupFolder folder, Path file, String key) {
        cancel.throwIfRequested();
        if (!store.holds(file, key)) {
            store.put(folder.path(), file, key, progress, cancel);
        }
    }

    private static String relative(BackupFolder folder, Path file) {
        return folder.path().relativize(file).toString().replace('\\', '/');
    }

    private boolean same(BackupFolder folder, Content content) {
        Path path = folder.path().resolve(content.file());
        try {
            return ContentHash.of(path, cancel).equals(content);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static List<Path> files(Path path) {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return List.of(path);
        }
        try {
            return ContentHash.files(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /**
     * Fetches a backup.
     *
     * @param parent the folder in which the backup's own is made; one of its name must not be there
     */
    Backup pull(Backup.Remote place, Path parent) {
        String prefix = place.key().substring(0, place.key().lastIndexOf('/') + 1);
        String text = store.text(place.key(), LARGEST_MANIFEST);
        BackupManifest manifest = manifest(place, text);
        Path partial = BackupFolder.partial(parent, manifest.name());
        BackupFolder target = BackupFolder.of(parent, manifest.name());
        try {
            SafeFiles.createFolders(parent);
            if (Files.exists(target.path(), LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(target.path().toString());
            }
            checkSpace(parent, manifest);
            SafeFiles.delete(partial);
            SafeFiles.createFolders(partial);
            try (ProcessLock _ = LocalCatalogue.lock(partial)) {
                for (Content content : manifest.contents()) {
                    fetch(prefix, content, partial);
                }
                SafeFiles.write(partial.resolve(manifest.name() + BackupFolder.MANIFEST_SUFFIX), text);
                SafeFiles.syncFolder(partial);
                Files.move(partial, target.path(), StandardCopyOption.ATOMIC_MOVE);
                SafeFiles.syncFolder(parent);
            }
            LocalCatalogue.unmark(target.path());
            return ManifestFile.read(target).orElseThrow();
        } catch (FileAlreadyExistsException e) {
            throw new LockkeeperException(
                    "LK-BACKUP-EXISTS",
                    ExitCode.USAGE,
                    "There is a %s already: name another folder, or use that one.".formatted(target.path()),
                    e);
        } catch (IOException e) {
            throw unreadable(target.path(), e);
        } finally {
            clear(partial);
        }
    }

    private BackupManifest manifest(Backup.Remote place, String text) {
        try {
            ManifestJson.Read read = ManifestJson.read(text);
            if (read.whole()) {
                return read.manifest();
            }
        } catch (IOException e) {
            throw store.changed(place.key());
        }
        throw store.changed(place.key());
    }

    private void fetch(String prefix, Content content, Path partial) throws IOException {
        String key = prefix + content.file();
        List<StoredObject> inside = store.list(key + "/");
        Path target = partial.resolve(content.file());
        if (inside.isEmpty()) {
            store.get(key, target, content.bytes(), Optional.of(content.sha256()), progress, cancel);
            return;
        }
        SafeFiles.createFolders(target);
        for (StoredObject object : inside) {
            String name = object.key().substring(key.length() + 1);
            // A dump's folder is flat, and a name from a bucket must not lead out of it.
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw store.changed(object.key());
            }
            store.get(object.key(), target.resolve(name), object.bytes(), Optional.empty(), progress, cancel);
        }
        if (!ContentHash.of(target, cancel).equals(content)) {
            throw store.changed(key);
        }
    }

    private static void checkSpace(Path parent, BackupManifest manifest) throws IOException {
        long wanted = manifest.contents().stream().mapToLong(Content::bytes).sum();
        long free = Files.getFileStore(parent).getUsableSpace();
        if (free < wanted) {
            throw new LockkeeperException(
                    "LK-BACKUP-SPACE",
                    ExitCode.ATTENTION,
                    "The backup %s has %d bytes and %s has %d free: name another folder, or make room."
                            .formatted(manifest.name(), wanted, parent, free));
        }
    }

    private static void clear(Path partial) {
        try {
            SafeFiles.delete(partial);
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(Transfers.class).warn("{} could not be removed", partial, e);
        }
    }

    private static LockkeeperException unreadable(Path path, IOException e) {
        return new LockkeeperException(
                "LK-BACKUP-FILE",
                ExitCode.ATTENTION,
                "%s cannot be read or written (%s): look at its rights and the disk.".formatted(path, e),
                e);
    }
}

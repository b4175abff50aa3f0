package org.lockkeeper.backup.catalogue;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupFolder;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.backup.ManifestJson;
import org.lockkeeper.backup.store.ObjectStore;
import org.lockkeeper.backup.store.StoredObject;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.Parallel;

/**
 * The backups in a bucket. Each lies under {@code YYYY/MM/DD/<name>/}, the UTC day of its start, with the same names as in a folder; its
 * manifest is sent last and removed first, so that what is listed is complete.
 */
final class BucketBackups {
    private static final int LARGEST_MANIFEST = 64 << 20;

    /** So many requests at a time and no more: a service counts them. */
    private static final int READERS = 8;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);

    /** By bucket, key and ETag: a catalogue that is read again reads only the manifests that are new. */
    private final Map<String, ManifestJson.Read> known = new ConcurrentHashMap<>();

    /** The key under which a backup's files lie, without a slash at its end. */
    static String folder(ObjectStore store, BackupManifest manifest) {
        return store.key(DAY.format(manifest.startedAt()) + "/" + manifest.name());
    }

    /** The key of a backup's manifest. */
    static String manifest(ObjectStore store, BackupManifest manifest) {
        return folder(store, manifest) + "/" + manifest.name() + BackupFolder.MANIFEST_SUFFIX;
    }

    PlaceContent list(ObjectStore store) {
        List<StoredObject> objects = store.list();
        List<StoredObject> manifests = objects.stream()
                .filter(object -> object.key().endsWith(BackupFolder.MANIFEST_SUFFIX))
                .toList();
        List<PlaceContent> found = new ArrayList<>();
        for (int i = 0; i < manifests.size(); i += READERS) {
            List<StoredObject> some = manifests.subList(i, Math.min(i + READERS, manifests.size()));
            found.addAll(Parallel.map(some, manifest -> read(store, manifest, objects)));
        }
        return PlaceContent.all(found);
    }

    private PlaceContent read(ObjectStore store, StoredObject object, List<StoredObject> all) {
        String id = store.settings().name() + "\n" + object.key() + "\n" + object.etag();
        try {
            ManifestJson.Read read = known.get(id);
            if (read == null) {
                read = ManifestJson.read(store.text(object.key(), LARGEST_MANIFEST));
                known.put(id, read);
            }
            Backup.Remote place = new Backup.Remote(store.settings().name(), object.key());
            Optional<String> distrust = distrust(read, object);
            return PlaceContent.of(new Backup(
                    read.manifest(),
                    place,
                    distrust,
                    distrust.isPresent() ? Optional.empty() : damage(read.manifest(), object, all)));
        } catch (IOException | LockkeeperException e) {
            return PlaceContent.of("The manifest %s in the bucket %s cannot be used: %s."
                    .formatted(object.key(), store.settings().name(), String.valueOf(e.getMessage())));
        }
    }

    private static Optional<String> distrust(ManifestJson.Read read, StoredObject object) {
        BackupManifest manifest = read.manifest();
        if (!read.whole()) {
            return Optional.of("its manifest was edited after it was written");
        }
        return object.key().equals(folder(object) + manifest.name() + BackupFolder.MANIFEST_SUFFIX)
                ? Optional.empty()
                : Optional.of("it was moved: the manifest calls it " + manifest.name());
    }

    private static String folder(StoredObject manifest) {
        return manifest.key().substring(0, manifest.key().lastIndexOf('/') + 1);
    }

    private static Optional<String> damage(BackupManifest manifest, StoredObject object, List<StoredObject> all) {
        String folder = folder(object);
        Map<String, Long> sizes = all.stream()
                .filter(each -> each.key().startsWith(folder))
                .collect(Collectors.toMap(StoredObject::key, StoredObject::bytes, (one, _) -> one));
        for (BackupManifest.Content content : manifest.contents()) {
            long bytes = sizes.entrySet().stream()
                    .filter(size -> size.getKey().equals(folder + content.file())
                            || size.getKey().startsWith(folder + content.file() + "/"))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            if (bytes != content.bytes()) {
                return Optional.of("%s has %d bytes there, where the manifest says %d"
                        .formatted(content.file(), bytes, content.bytes()));
            }
        }
        return Optional.empty();
    }

    /** Removes a backup, its manifest first: what is listed is never half of one. */
    static void remove(ObjectStore store, Backup.Remote place) {
        String folder = place.key().substring(0, place.key().lastIndexOf('/') + 1);
        List<String> keys = new ArrayList<>(List.of(place.key()));
        store.list(folder).stream()
                .map(StoredObject::key)
                .filter(key -> !key.equals(place.key()))
                .forEach(keys::add);
        store.remove(keys);
    }
}

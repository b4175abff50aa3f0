package org.lockkeeper.backup;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.lockkeeper.backup.BackupManifest.Content;
import org.lockkeeper.files.SafeFiles;

/** The manifest of a backup in a folder. */
public final class ManifestFile {
    private static final long MOST_BYTES = 64L << 20;

    private ManifestFile() {}

    /** Writes it whole, replacing what was there. */
    static void write(Path file, BackupManifest manifest) throws IOException {
        SafeFiles.write(file, ManifestJson.write(manifest));
    }

    /**
     * The backup in a folder; empty where the folder is none's.
     *
     * @throws IOException if there is a manifest that cannot be read; the message is a part of a sentence
     */
    public static Optional<Backup> read(BackupFolder folder) throws IOException {
        Path file = folder.manifest();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("it is larger than any manifest");
        }
        ManifestJson.Read read = ManifestJson.read(text(file));
        BackupManifest manifest = read.manifest();
        Backup.Local place = new Backup.Local(folder);
        if (!read.whole()) {
            return distrusted(manifest, place, "its manifest was edited after it was written");
        }
        if (!manifest.name().equals(folder.name())) {
            return distrusted(manifest, place, "its folder was renamed: the manifest calls it " + manifest.name());
        }
        return Optional.of(new Backup(manifest, place, Optional.empty(), damage(folder, manifest)));
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8", e);
        }
    }

    private static Optional<Backup> distrusted(BackupManifest manifest, Backup.Local place, String why) {
        return Optional.of(new Backup(manifest, place, Optional.of(why), Optional.empty()));
    }

    /** That something is gone or has another size. What was replaced by as many bytes only a proof finds. */
    private static Optional<String> damage(BackupFolder folder, BackupManifest manifest) {
        for (Content content : manifest.contents()) {
            Path path = folder.path().resolve(content.file());
            boolean dump = content.equals(manifest.dump());
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of("its %s %s is gone".formatted(dump ? "dump" : "file", content.file()));
            }
            long bytes = ContentHash.sizeNow(path);
            if (bytes != content.bytes()) {
                return Optional.of("%s has %d bytes, where the manifest says %d"
                        .formatted(content.file(), bytes, content.bytes()));
            }
        }
        return Optional.empty();
    }
}

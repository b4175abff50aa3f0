package org.lockkeeper.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
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
        ManifestJson.Read read = ManifestJson.read(Files.readString(file));
        BackupManifest manifest = read.manifest();
        Optional<String> objection = Optional.empty();
        if (!read.whole()) {
            objection = Optional.of("its manifest was edited after it was written");
        } else if (!manifest.name().equals(folder.name())) {
            objection = Optional.of("its folder was renamed: the manifest calls it " + manifest.name());
        } else if (!Files.exists(folder.dump(manifest), LinkOption.NOFOLLOW_LINKS)) {
            objection = Optional.of("its dump " + manifest.dump().file() + " is gone");
        }
        return Optional.of(new Backup(manifest, new Backup.Local(folder), objection));
    }
}

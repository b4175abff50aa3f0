package org.lockkeeper.backup.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.files.SafeFiles;

/**
 * An upload under way, kept in the backup's folder until it is complete, so that after a break it goes on. Which parts are there the
 * service itself says.
 */
record UploadState(String bucket, String key, String uploadId) {
    private static final String FORM = "lockkeeper upload 1";
    private static final int LARGEST_BYTES = 1 << 14;

    /**
     * Where it is kept.
     *
     * @param folder that the source lies in, at any depth: never a dump's own, whose files are all part of it
     */
    static Path file(Path folder, Path source, BucketSettings settings) {
        StringBuilder name = new StringBuilder();
        for (Path part : folder.relativize(source)) {
            name.append('.').append(part);
        }
        return folder.resolve(name + "." + settings.name().replaceAll("[^A-Za-z0-9_-]", "_") + ".upload");
    }

    /** What was kept, if it is of this object; a torn or foreign file counts as nothing, and the upload starts anew. */
    static Optional<UploadState> read(Path file, String bucket, String key) throws IOException {
        if (Files.notExists(file) || Files.size(file) > LARGEST_BYTES) {
            return Optional.empty();
        }
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.size() == 4
                        && lines.get(0).equals(FORM)
                        && lines.get(1).equals(bucket)
                        && lines.get(2).equals(key)
                ? Optional.of(new UploadState(bucket, key, lines.get(3)))
                : Optional.empty();
    }

    void write(Path file) throws IOException {
        SafeFiles.write(file, String.join("\n", FORM, bucket, key, uploadId) + "\n");
    }
}

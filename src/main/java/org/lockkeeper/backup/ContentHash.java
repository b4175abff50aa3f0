package org.lockkeeper.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockkeeper.backup.BackupManifest.Content;
import org.lockkeeper.files.Sha256;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Parallel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Size and SHA-256 of a dump. A file's is what {@code sha256sum} prints. A folder's is the SHA-256 of what
 * {@code sha256sum -- *} prints in it (under the C locale): a line {@code <hash>  <file name>} for each file, sorted by name. As for the
 * shell, hidden files are no part of it: pg_dump writes none.
 */
public final class ContentHash {
    private static final Logger LOG = LoggerFactory.getLogger(ContentHash.class);
    private static final int BLOCK = 1 << 18;

    private ContentHash() {}

    /**
     * Reads all of it.
     *
     * @throws IOException if it cannot be read, or a folder holds anything but files
     */
    public static Content of(Path path, CancelToken cancel) throws IOException {
        String name = path.getFileName().toString();
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Hashed hashed = hash(path, cancel);
            return new Content(name, hashed.bytes, hashed.sha256);
        }
        List<Path> files = files(path);
        Map<Path, Hashed> hashes = hashes(files, cancel);
        MessageDigest all = Sha256.make();
        long bytes = 0;
        for (Path file : files) {
            Hashed hashed = Objects.requireNonNull(hashes.get(file));
            bytes += hashed.bytes;
            all.update((hashed.sha256 + "  " + file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new Content(name, bytes, HexFormat.of().formatHex(all.digest()));
    }

    /** On all processors, the largest file first, so that none is left alone with it at the end. */
    private static Map<Path, Hashed> hashes(List<Path> files, CancelToken cancel) throws IOException {
        Map<Path, Hashed> hashes = new ConcurrentHashMap<>();
        Queue<Path> left = new ConcurrentLinkedQueue<>(files.stream()
                .sorted(Comparator.comparingLong(ContentHash::sizeNow).reversed())
                .toList());
        int workers = Math.min(files.size(), Runtime.getRuntime().availableProcessors());
        try {
            Parallel.map(IntStream.range(0, workers).boxed().toList(), _ -> {
                for (Path file = left.poll(); file != null; file = left.poll()) {
                    hashes.put(file, hashBeside(file, left, cancel));
                }
                return true;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return hashes;
    }

    /** Whoever fails leaves nothing for the others to begin. */
    private static Hashed hashBeside(Path file, Queue<Path> left, CancelToken cancel) {
        boolean whole = false;
        try {
            Hashed hashed = hash(file, cancel);
            whole = true;
            return hashed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!whole) {
                left.clear();
            }
        }
    }

    /** How many bytes are there now, of a file or of a folder's files, some of which may come and go; 0 where nothing is. */
    static long sizeNow(Path path) {
        try {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                return Files.size(path);
            }
            long bytes = 0;
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                for (Path file : entries) {
                    bytes += isHidden(file) ? 0 : sizeNow(file);
                }
            }
            return bytes;
        } catch (IOException | DirectoryIteratorException e) {
            LOG.trace("{} is not there yet, or no longer", path, e);
            return 0;
        }
    }

    /**
     * The files of a dump that is a folder, sorted by name.
     *
     * @throws IOException if it cannot be read, or holds anything but files
     */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(entry -> !isHidden(entry))
                    .sorted((a, b) ->
                            a.getFileName().toString().compareTo(b.getFileName().toString()))
                    .toList();
            for (Path file : files) {
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new IOException(file + " is not a file of a dump");
                }
            }
            return files;
        }
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private record Hashed(long bytes, String sha256) {}

    private static Hashed hash(Path file, CancelToken cancel) throws IOException {
        MessageDigest digest = Sha256.make();
        byte[] block = new byte[BLOCK];
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                cancel.throwIfRequested();
                digest.update(block, 0, read);
                bytes += read;
            }
        }
        return new Hashed(bytes, HexFormat.of().formatHex(digest.digest()));
    }
}

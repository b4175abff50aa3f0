package org.lockkeeper.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.lockkeeper.backup.store.ObjectStore;
import org.lockkeeper.connection.BucketCredentials;
import org.lockkeeper.connection.BucketEncryption;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.S3Server;

/** Sends one file to the test server and prints the most heap, in MB, that was in use meanwhile. */
final class BackupUpload {
    private static final int BLOCK = 1 << 20;

    private BackupUpload() {}

    public static void main(String[] arguments) {
        BucketSettings bucket = new BucketSettings(
                "bench",
                S3Server.BUCKET,
                Optional.of(URI.create("http://127.0.0.1:" + arguments[0])),
                Optional.empty(),
                true,
                "",
                new BucketEncryption.BucketsOwn(),
                new BucketCredentials.Key(S3Server.ACCESS_KEY, new PasswordSource.Prompt()));
        try (ObjectStore store = ObjectStore.open(bucket, S3Server.secrets())) {
            Path file = Path.of(arguments[1]).toAbsolutePath();
            store.put(file.resolveSibling(""), file, "large.dump", Progress.NONE, new CancelToken());
        }
        long most = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.println(most / 1e6);
    }

    /** Bytes that do not compress. */
    static void generate(Path file, long bytes) throws IOException {
        Random random = new Random(7);
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < bytes; written += BLOCK) {
                random.nextBytes(block);
                out.write(block);
            }
        }
    }
}

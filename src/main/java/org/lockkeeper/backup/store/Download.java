package org.lockkeeper.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.files.SafeFiles;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Fetches one object: under a temporary name, hashed on the way, and renamed only once it is known to be what it should be. */
final class Download {
    private static final int BUFFER = 1 << 17;
    private static final int TRIES = 5;

    private final S3Client client;
    private final BucketSettings settings;
    private final String key;
    private final Sending sending;

    Download(S3Client client, BucketSettings settings, String key, Sending sending) {
        this.client = client;
        this.settings = settings;
        this.key = key;
        this.sending = sending;
    }

    /**
     * @param accepts decides by the SHA-256, lower-case hex, whether the file is the right one
     * @return whether it was; only then is the target there
     */
    boolean run(Path target, Predicate<String> accepts) throws IOException {
        Path folder = SafeFiles.createParents(target);
        Path temporary = Files.createTempFile(folder, "." + target.getFileName(), ".part", SafeFiles.privateFile());
        try {
            String sha256;
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                sha256 = fetch(channel);
                channel.force(true);
            }
            if (!accepts.test(sha256)) {
                return false;
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Reads the object and hashes it, without keeping it. */
    String digest() throws IOException {
        return fetch(null);
    }

    /** Goes on from where a broken connection left off; the ETag makes sure that it is still the same object. */
    private String fetch(@Nullable FileChannel target) throws IOException {
        MessageDigest digest = Digests.sha256();
        long done = 0;
        String etag = "";
        for (int attempt = 1; ; attempt++) {
            try (ResponseInputStream<GetObjectResponse> in = open(done, etag)) {
                etag = in.response().eTag();
                copy(in, target, digest, done);
                return HexFormat.of().formatHex(digest.digest());
            } catch (BrokenException e) {
                done = e.done();
                if (attempt == TRIES) {
                    throw SdkClientException.create("the connection broke %d times".formatted(TRIES), e.getCause());
                }
            }
        }
    }

    private ResponseInputStream<GetObjectResponse> open(long from, String etag) {
        return client.getObject(request -> {
            request.bucket(settings.bucket()).key(key);
            if (from > 0) {
                request.range("bytes=" + from + "-").ifMatch(etag);
            }
        });
    }

    private void copy(InputStream in, @Nullable FileChannel target, MessageDigest digest, long from)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long done = from;
        while (true) {
            int count;
            try {
                count = in.read(buffer);
            } catch (IOException e) {
                throw new BrokenException(done, e);
            }
            if (count < 0) {
                return;
            }
            digest.update(buffer, 0, count);
            if (target != null) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    target.write(bytes);
                }
            }
            done += count;
            sending.reached(done);
        }
    }

    /** The connection broke after so many bytes. */
    private static final class BrokenException extends IOException {
        private static final long serialVersionUID = 1L;
        private final long done;

        BrokenException(long done, IOException cause) {
            super(cause);
            this.done = done;
        }

        long done() {
            return done;
        }
    }
}

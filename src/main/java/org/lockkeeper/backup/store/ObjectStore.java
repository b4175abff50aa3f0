package org.lockkeeper.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A bucket: files are sent and fetched with proof that they arrived as they were. Every failure is a {@link LockkeeperException} that
 * names the bucket. Memory does not grow with a file's size.
 */
public final class ObjectStore implements AutoCloseable {
    /** How long a service may say nothing. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** Each after twice the pause of the one before: half as long as it may say nothing in all. */
    private static final int LOOKS = 8;

    private static final int PAUSES_OF_A_SILENCE = 500;

    private final BucketSettings settings;
    private final S3Client client;
    private final Duration pause;
    private final StoreErrors errors;

    private ObjectStore(BucketSettings settings, S3Client client, Duration silence) {
        this.settings = settings;
        this.client = client;
        this.pause = silence.dividedBy(PAUSES_OF_A_SILENCE);
        this.errors = new StoreErrors(settings);
    }

    /** Prepares the way to a bucket; nothing is asked of it yet. */
    public static ObjectStore open(BucketSettings settings, SecretSource secrets) {
        return open(settings, secrets, SILENCE);
    }

    static ObjectStore open(BucketSettings settings, SecretSource secrets, Duration silence) {
        try {
            return new ObjectStore(settings, S3Clients.client(settings, secrets, silence), silence);
        } catch (SdkException e) {
            throw new StoreErrors(settings).of(e, "open the bucket");
        }
    }

    public BucketSettings settings() {
        return settings;
    }

    /** The whole key of what lies under this name. */
    public String key(String name) {
        return settings.prefix().isEmpty() ? name : settings.prefix() + "/" + name;
    }

    /**
     * Sends a file and reads the object's attributes back to compare. An upload that broke off goes on where it stopped when this is
     * called again for the same file and key.
     *
     * @param folder for what is known of an upload under way; the file lies in it, at any depth
     * @return the file's SHA-256, lower-case hex
     * @throws LockkeeperException if it is not there afterwards exactly as it is here
     */
    public String put(Path folder, Path file, String key, Progress progress, CancelToken cancel) {
        String doing = "upload " + file.getFileName();
        return reaching(doing, () -> {
            Sending sending = new Sending(doing, Files.size(file), progress, cancel);
            Upload upload = new Upload(client, settings, folder, file, key, sending);
            SentFile sent = upload.run();
            try {
                prove(key, upload, sent, sending);
            } catch (NoSuchKeyException e) {
                // The service no longer knew the earlier upload, and told so only at the end: once more, from the
                // start.
                sent = upload.run();
                prove(key, upload, sent, sending);
            }
            return sent.sha256();
        });
    }

    /** Whether the object is there and is the file, byte by byte; the file is read, the object is not. */
    public boolean holds(Path file, String key) {
        return reaching("look for " + key, () -> {
            HeadObjectResponse there;
            try {
                there = head(key);
            } catch (NoSuchKeyException e) {
                return false;
            }
            return there.contentLength() == Files.size(file)
                    && ObjectProof.of(there, Upload.digest(file)) == ObjectProof.SAME;
        });
    }

    private HeadObjectResponse head(String key) {
        return client.headObject(
                request -> request.bucket(settings.bucket()).key(key).checksumMode(ChecksumMode.ENABLED));
    }

    private void prove(String key, Upload upload, SentFile sent, Sending sending) throws IOException {
        if (upload.isAssembling()) {
            await(key, sending);
        }
        prove(key, sent, sending);
    }

    /** A large object takes a service a while to put together: whoever has lost the answer sees only that it is there. */
    private void await(String key, Sending sending) {
        for (int look = 0; look < LOOKS; look++) {
            try {
                head(key);
                return;
            } catch (NoSuchKeyException e) {
                sending.pause(pause.multipliedBy(1L << look));
            }
        }
    }

    private void prove(String key, SentFile sent, Sending sending) throws IOException {
        HeadObjectResponse there = head(key);
        boolean same = switch (ObjectProof.of(there, sent)) {
            case SAME -> true;
            case DIFFERENT -> false;
            case UNKNOWN ->
                new Download(client, settings, key, sending).digest().equals(sent.sha256());
        };
        if (!same) {
            throw errors.wrong(
                    "LK-STORE-CHECKSUM",
                    "After the upload the object %s is not what was sent: upload it again, and look who else writes there"
                            .formatted(key));
        }
        Encryption.of(settings.encryption()).asked().ifPresent(asked -> {
            if (there.serverSideEncryption() != asked) {
                throw errors.wrong(
                        "LK-STORE-ENCRYPTION",
                        "The service did not encrypt %s as the workspace asks (%s): remove it there, or set another encryption"
                                .formatted(key, asked));
            }
        });
    }

    /**
     * Fetches an object.
     *
     * @param target must not exist
     * @param bytes the size that it must have
     * @param sha256 the hash that it must have, lower-case hex; empty where only the whole of several objects has one
     * @throws LockkeeperException if it was changed, or does not arrive; there is then nothing at the target
     */
    public void get(
            String key, Path target, long bytes, Optional<String> sha256, Progress progress, CancelToken cancel) {
        String doing = "download " + target.getFileName();
        boolean right = reaching(
                doing,
                () -> head(key).contentLength() == bytes
                        && new Download(client, settings, key, new Sending(doing, bytes, progress, cancel))
                                .run(
                                        target,
                                        hash -> sha256.isEmpty() || sha256.get().equals(hash)));
        if (!right) {
            throw changed(key);
        }
    }

    /** That an object is another than it was when it was sent. */
    public LockkeeperException changed(String key) {
        return errors.wrong(
                "LK-STORE-CHANGED",
                "The object %s is not the one that its manifest describes: it was changed after the upload, and nothing of it was kept"
                        .formatted(key));
    }

    /** All objects under the bucket's prefix. */
    public List<StoredObject> list() {
        return list(settings.prefix().isEmpty() ? "" : settings.prefix() + "/");
    }

    /** All objects whose keys begin like that. */
    public List<StoredObject> list(String prefix) {
        return reaching(
                "list the bucket",
                () ->
                        client
                                .listObjectsV2Paginator(request ->
                                        request.bucket(settings.bucket()).prefix(prefix))
                                .contents()
                                .stream()
                                .map(object -> new StoredObject(
                                        object.key(),
                                        object.size(),
                                        ObjectProof.bare(object.eTag()),
                                        object.lastModified()))
                                .toList());
    }

    /**
     * A small text.
     *
     * @param most bytes; a longer object is refused
     */
    public String text(String key, int most) {
        return reaching("read " + key, () -> {
            try (InputStream in = client.getObject(
                    request -> request.bucket(settings.bucket()).key(key))) {
                byte[] bytes = in.readNBytes(most + 1);
                if (bytes.length > most) {
                    throw errors.wrong(
                            "LK-STORE-CHANGED", "The object %s is too large to be a manifest".formatted(key));
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        });
    }

    /** Removes objects, in this order; what is not there is passed over. */
    public void remove(Collection<String> keys) {
        for (String key : keys) {
            reaching(
                    "remove " + key,
                    () -> client.deleteObject(
                            request -> request.bucket(settings.bucket()).key(key)));
        }
    }

    private <T> T reaching(String doing, Work<T> work) {
        try {
            return work.run();
        } catch (SdkException e) {
            throw errors.of(e, doing);
        } catch (IOException e) {
            throw errors.failure("LK-STORE-FILE", doing, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** Something that the service is asked for. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }
}

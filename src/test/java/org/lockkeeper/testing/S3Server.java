package org.lockkeeper.testing;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.lockkeeper.connection.BucketCredentials;
import org.lockkeeper.connection.BucketEncryption;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SecretSource;

/** A real S3 server in this process; its buckets are folders. */
public final class S3Server implements AutoCloseable {
    public static final String BUCKET = "shop-backups";
    public static final String ACCESS_KEY = "AKIATEST";
    public static final String SECRET = "not-a-real-secret";

    private final Path folder;
    private final S3Proxy server;

    private S3Server(Path folder, S3Proxy server) {
        this.folder = folder;
        this.server = server;
    }

    /** @param folder for its buckets; one of them is there from the start */
    public static S3Server start(Path folder) throws Exception {
        Files.createDirectories(folder.resolve(BUCKET));
        S3Proxy server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET)
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .metricsEnabled(false)
                .v4MaxNonChunkedRequestSize(256L << 20)
                .stopTimeout(0)
                .build();
        server.start();
        return new S3Server(folder, server);
    }

    public int port() {
        return server.getPort();
    }

    /** Where the objects of the bucket lie; who writes there changes them behind everybody's back. */
    public Path objects() {
        return folder.resolve(BUCKET);
    }

    /** The bucket, reached by this port: the server's own or that of something in between. */
    public BucketSettings bucket(int port) {
        return bucket(port, BUCKET, ACCESS_KEY, new BucketEncryption.BucketsOwn());
    }

    public BucketSettings bucket(int port, String bucket, String accessKey, BucketEncryption encryption) {
        return new BucketSettings(
                "offsite",
                bucket,
                Optional.of(URI.create("http://127.0.0.1:" + port)),
                Optional.empty(),
                true,
                "shop",
                encryption,
                new BucketCredentials.Key(accessKey, new PasswordSource.Prompt()));
    }

    /** Knows the secret. */
    public static SecretSource secrets() {
        return _ -> Optional.of(SECRET);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.lockkeeper.connection;

import java.net.URI;
import java.util.Optional;

/**
 * A bucket of an object storage that speaks S3.
 *
 * @param name unique in its workspace; what {@code --to} takes
 * @param bucket its name at the service
 * @param endpoint the service, where it is not Amazon's own
 * @param region such as {@code eu-central-1}; where empty, what the SDK finds, or {@code us-east-1} at an endpoint of one's own
 * @param pathStyle whether the bucket is named in the path and not in the host name
 * @param prefix what every key begins with, without a slash at its end; may be empty
 * @param encryption what the service is asked to encrypt objects with
 */
public record BucketSettings(
        String name,
        String bucket,
        Optional<URI> endpoint,
        Optional<String> region,
        boolean pathStyle,
        String prefix,
        BucketEncryption encryption,
        BucketCredentials credentials) {
    /** The bucket as a person would write it. */
    public String address() {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
}

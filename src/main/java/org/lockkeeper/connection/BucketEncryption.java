package org.lockkeeper.connection;

import java.util.Optional;

/** What a service encrypts objects with at rest. */
public sealed interface BucketEncryption {
    /** Whatever the bucket does by itself. */
    record BucketsOwn() implements BucketEncryption {}

    /** Keys that the service manages (SSE-S3, {@code AES256}). */
    record ServiceKeys() implements BucketEncryption {}

    /**
     * Keys of the service's key management (SSE-KMS).
     *
     * @param key its id or ARN; empty for the account's usual one
     */
    record ManagedKey(Optional<String> key) implements BucketEncryption {}
}
